package io.waybill.app.routing;

import io.waybill.app.routing.Attempts.Attempt;
import io.waybill.rules.fact.ExchangeKind;
import io.waybill.rules.fact.OutcomeClass;
import io.waybill.rules.fact.Result;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a lead that is opened again no longer goes by: its next rounds see the other attempts only. */
final class Reopening {
    private Reopening() {}

    /** Deliveries that came to nothing but errors: their recipients never said no. */
    static Predicate<Attempt> errors(Collection<Attempt> attempts) {
        var kept = attempts.stream()
                .filter(attempt -> isPost(attempt) && !isError(attempt))
                .map(attempt -> attempt.started().delivery())
                .collect(Collectors.toSet());
        return attempt -> isPost(attempt) && !kept.contains(attempt.started().delivery());
    }

    /** Bids of recipients that have not been given the lead: what they would pay now is another question. */
    static Predicate<Attempt> bids(Collection<Attempt> attempts) {
        Set<String> given = attempts.stream()
                .filter(Reopening::isPost)
                .map(attempt -> attempt.started().to())
                .collect(Collectors.toSet());
        return attempt -> attempt.started().exchange().equals(ExchangeKind.PING.word())
                && !given.contains(attempt.started().to());
    }

    private static boolean isPost(Attempt attempt) {
        return attempt.started().exchange().equals(ExchangeKind.POST.word());
    }

    private static boolean isError(Attempt attempt) {
        var finished = attempt.finished();
        return finished != null
                && !finished.outcome().equals(Result.UNKNOWN.word())
                && finished.outcomeClass() != null
                && OutcomeClass.valueOf(finished.outcomeClass().toUpperCase(Locale.ROOT))
                                .result()
                        == Result.ERROR;
    }
}
