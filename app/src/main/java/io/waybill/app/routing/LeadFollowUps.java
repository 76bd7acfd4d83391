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
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How far the follow-ups of a lead have come: part of its history, and no fact for rules. Confined to the thread that works on the lead. */
final class LeadFollowUps {
    private static final String FOLLOW_UP = "follow_up";
    private static final String REVERSE = "reverse";
    /** Instead of a number: the recipient is told that others were faster. */
    private static final int REVERSAL = 0;

    private final Set<String> begun = new HashSet<>();
    private final Set<String> lost = new HashSet<>();
    private final Map<String, ExchangeStarted> unfinished = new LinkedHashMap<>();

    /**
     * One that is to be done.
     *
     * @param accepted the delivery that brought it
     * @param number counted from 1; 0 where the recipient is to be told that others were faster
     */
    record Due(ExchangeFinished accepted, int number) {
        boolean reverses() {
            return number == REVERSAL;
        }

        String exchange() {
            return reverses() ? REVERSE : FOLLOW_UP;
        }

        String to() {
            return reverses() ? accepted.to() : accepted.to() + "/" + number;
        }

        /** The same however often it is looked for: a recipient that honours the key can tell a repeat. */
        String delivery() {
            return accepted.delivery() + "." + number;
        }
    }

    static boolean isOne(String exchange) {
        return exchange.equals(FOLLOW_UP) || exchange.equals(REVERSE);
    }

    /** The delivery was accepted too late: nothing follows but telling the recipient. */
    void lose(String delivery) {
        lost.add(delivery);
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
    Due next(Collection<Attempts.Attempt> attempts) {
        for (var attempt : attempts) {
            var finished = attempt.finished();
            for (int number : isAcceptance(finished) ? numbers(attempt.started()) : new int[0]) {
                var due = finished == null ? null : new Due(finished, number);
                if (due != null && !begun.contains(due.delivery())) {
                    return due;
                }
            }
        }
        return null;
    }

    private int[] numbers(ExchangeStarted started) {
        if (lost.contains(started.delivery())) {
            return started.reversible() ? new int[] {REVERSAL} : new int[0];
        }
        return IntStream.rangeClosed(1, started.followUps()).toArray();
    }

    /** Whether a lead that ends with these events has any. */
    static boolean follow(LeadHistory history, List<LeadEvent> last) {
        Set<String> accepted = new HashSet<>();
        last.stream()
                .filter(event -> event instanceof ExchangeFinished finished && isAcceptance(finished))
                .forEach(event -> accepted.add(((ExchangeFinished) event).delivery()));
        return history.attempts().stream()
                .filter(attempt ->
                        attempt.started().followUps() > 0 || attempt.started().reversible())
                .anyMatch(attempt -> isAcceptance(attempt.finished())
                        || accepted.contains(attempt.started().delivery()));
    }

    private static boolean isAcceptance(@Nullable ExchangeFinished finished) {
        return finished != null
                && finished.exchange().equals(ExchangeKind.POST.word())
                && OutcomeClass.ACCEPTED.word().equals(finished.outcomeClass());
    }
}
