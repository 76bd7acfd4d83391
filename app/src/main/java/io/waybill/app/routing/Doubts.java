package io.waybill.app.routing;

import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.event.ExchangeStarted;
import io.waybill.app.routing.Attempts.Attempt;
import io.waybill.rules.fact.ExchangeKind;
import io.waybill.rules.fact.OutcomeClass;
import io.waybill.rules.fact.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which deliveries of a lead may or may not have been taken, so that only a person can tell. */
final class Doubts {
    private Doubts() {}

    /** The last attempt of each, in the order in which they came to their end. */
    static List<Attempt> of(LeadHistory history) {
        Map<String, List<Attempt>> deliveries = new LinkedHashMap<>();
        for (var attempt : history.attempts()) {
            if (attempt.started().exchange().equals(ExchangeKind.POST.word())) {
                deliveries
                        .computeIfAbsent(attempt.started().delivery(), first -> new ArrayList<>())
                        .add(attempt);
            }
        }
        return deliveries.values().stream()
                .filter(Doubts::inDoubt)
                .map(Doubts::last)
                .filter(last -> !isTriedAgain(history, last.started()))
                .toList();
    }

    private static boolean isTriedAgain(LeadHistory history, ExchangeStarted last) {
        return history.retries().stream().anyMatch(retry -> retry.delivery().equals(last.delivery()));
    }

    private static Attempt last(List<Attempt> attempts) {
        return attempts.stream()
                .reduce((one, other) ->
                        one.started().attempt() > other.started().attempt() ? one : other)
                .orElseThrow();
    }

    /** An attempt in doubt stays so until a later one, under the same key, is accepted or refused. */
    private static boolean inDoubt(List<Attempt> attempts) {
        var last = last(attempts).finished();
        return last != null
                && !settles(last)
                && attempts.stream().anyMatch(attempt -> attempt.finished() != null && isUnknown(attempt.finished()));
    }

    /** Whether it says for certain what has become of the delivery: an error does not, nor does a duplicate, which may be the very attempt in doubt. */
    static boolean settles(ExchangeFinished finished) {
        var word = finished.outcomeClass();
        if (isUnknown(finished) || word == null) {
            return false;
        }
        var named = OutcomeClass.valueOf(word.toUpperCase(Locale.ROOT));
        return named == OutcomeClass.ACCEPTED || (named.result() == Result.FAILURE && named != OutcomeClass.DUPLICATE);
    }

    private static boolean isUnknown(ExchangeFinished finished) {
        return finished.outcome().equals(Result.UNKNOWN.word());
    }
}
