package io.waybill.app.routing;

import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.event.ExchangeStarted;
import io.waybill.app.event.LeadEvent;
import io.waybill.rules.fact.ExchangeKind;
import io.waybill.rules.fact.OutcomeClass;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How far the follow-ups of a lead have come: part of its history, and no fact for rules. Confined to the thread that works on the lead. */
final class LeadFollowUps {
    static final String EXCHANGE = "follow_up";

    private final Set<String> begun = new HashSet<>();
    private final Map<String, ExchangeStarted> unfinished = new LinkedHashMap<>();

    /**
     * One that is to be done.
     *
     * @param accepted the delivery that brought it
     * @param number counted from 1
     */
    record Due(ExchangeFinished accepted, int number) {
        String to() {
            return accepted.to() + "/" + number;
        }

        /** The same however often it is looked for: a recipient that honours the key can tell a repeat. */
        String delivery() {
            return accepted.delivery() + "." + number;
        }
    }

    static boolean isOne(String exchange) {
        return exchange.equals(EXCHANGE);
    }

    void start(ExchangeStarted started) {
        begun.add(started.delivery());
        unfinished.put(started.delivery(), started);
    }

    void finish(ExchangeFinished finished) {
        unfinished.remove(finished.delivery());
    }

    /** Those that were begun and of which nothing more is known. */
    List<ExchangeStarted> unfinished() {
        return List.copyOf(unfinished.values());
    }

    /** The first that has not begun, in the order of the deliveries; null when all have. */
    @Nullable
    Due next(Collection<LeadHistory.Attempt> attempts) {
        for (var attempt : attempts) {
            var finished = attempt.finished();
            for (int number = 1; number <= attempt.started().followUps() && isAcceptance(finished); number++) {
                var due = finished == null ? null : new Due(finished, number);
                if (due != null && !begun.contains(due.delivery())) {
                    return due;
                }
            }
        }
        return null;
    }

    /** Whether a lead that ends with these events has any. */
    static boolean follow(LeadHistory history, List<LeadEvent> last) {
        Set<String> accepted = new HashSet<>();
        last.stream()
                .filter(event -> event instanceof ExchangeFinished finished && isAcceptance(finished))
                .forEach(event -> accepted.add(((ExchangeFinished) event).delivery()));
        return history.attempts().stream()
                .filter(attempt -> attempt.started().followUps() > 0)
                .anyMatch(attempt -> isAcceptance(attempt.finished())
                        || accepted.contains(attempt.started().delivery()));
    }

    private static boolean isAcceptance(@Nullable ExchangeFinished finished) {
        return finished != null
                && finished.exchange().equals(ExchangeKind.POST.word())
                && OutcomeClass.ACCEPTED.word().equals(finished.outcomeClass());
    }
}
