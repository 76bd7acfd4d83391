package io.waybill.app.routing;

import io.waybill.app.event.Dollars;
import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.event.ExchangeStarted;
import io.waybill.app.event.ExchangeStarted.Held;
import io.waybill.app.event.LeadEvent;
import io.waybill.app.event.RetryScheduled;
import io.waybill.app.event.SaleRecorded;
import io.waybill.app.limit.CounterNames;
import io.waybill.rules.fact.ExchangeKind;
import io.waybill.rules.fact.OutcomeClass;
import io.waybill.rules.fact.Result;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The room that a lead's deliveries have under limits: from their first attempt on, until they end without having been accepted. It follows
 * from the events alone, so that a lead taken up from its journal knows what to give back. For one thread.
 */
final class LeadHolds {
    /** Faults of requests that never left. */
    private static final Set<String> NOT_SENT = Set.of("withdrawn", Exchanges.RATE_LIMITED);

    private final Map<String, Stand> deliveries = new LinkedHashMap<>();

    /** What is held, and in which period. */
    record Place(String counter, Instant since) {}

    /**
     * @param post whether it hands the lead over
     * @param alive whether it may still come to something or has
     * @param again whether it lives only because it is to be tried again
     * @param doubt whether an earlier attempt may have been taken
     * @param left whether a request may have left
     * @param sold what it was sold for in cents; null when it was not
     */
    private record Stand(
            List<Held> holds,
            boolean post,
            boolean alive,
            boolean again,
            boolean doubt,
            boolean left,
            @Nullable Long sold) {
        Stand triedAgain() {
            return new Stand(holds, post, true, again || !alive, doubt, left, sold);
        }

        Stand sold(long cents) {
            return new Stand(holds, post, true, false, doubt, true, cents);
        }

        Stand givenUp() {
            return new Stand(holds, post, alive && !again, false, doubt, left, sold);
        }
    }

    static LeadHolds of(LeadHistory history) {
        var holds = new LeadHolds();
        history.attempts().forEach(attempt -> {
            holds.apply(attempt.started());
            if (attempt.finished() != null) {
                holds.apply(attempt.finished());
            }
        });
        history.retries().forEach(holds::apply);
        history.sales().all().forEach(holds::apply);
        return holds;
    }

    /** Takes the next event in. */
    void apply(LeadEvent event) {
        switch (event) {
            case ExchangeStarted started -> start(started);
            case ExchangeFinished finished ->
                deliveries.computeIfPresent(finished.delivery(), (id, stand) -> finished(stand, finished));
            case RetryScheduled retry ->
                deliveries.computeIfPresent(retry.delivery(), (id, stand) -> stand.triedAgain());
            case SaleRecorded sale ->
                deliveries.computeIfPresent(sale.delivery(), (id, stand) -> stand.sold(Dollars.cents(sale.price())));
            default -> {}
        }
    }

    private void start(ExchangeStarted started) {
        if (started.exchange().equals(ExchangeKind.ENHANCEMENT.word())) {
            return;
        }
        var last = deliveries.get(started.delivery());
        var holds = last == null || !started.holds().isEmpty() ? started.holds() : last.holds;
        var post = started.exchange().equals(ExchangeKind.POST.word());
        deliveries.put(
                started.delivery(),
                new Stand(holds, post, true, false, last != null && last.doubt, started.request() != null, null));
    }

    private static Stand finished(Stand stand, ExchangeFinished finished) {
        var named = finished.outcomeClass();
        boolean accepted = named == null
                ? finished.outcome().equals(Result.SUCCESS.word())
                : named.equals(OutcomeClass.ACCEPTED.word());
        boolean doubt = finished.outcome().equals(Result.UNKNOWN.word()) || (stand.doubt && !Doubts.settles(finished));
        boolean left = stand.left && (finished.fault() == null || !NOT_SENT.contains(finished.fault()));
        return new Stand(stand.holds, stand.post, accepted || doubt, false, doubt, left, stand.sold);
    }

    /** The lead has its outcome or is held: nothing is tried again. */
    void end() {
        deliveries.replaceAll((id, stand) -> stand.givenUp());
    }

    /** Whether the delivery has what it takes: its further attempts take nothing. */
    boolean isAlive(String delivery) {
        var stand = deliveries.get(delivery);
        return stand != null && stand.alive;
    }

    /** All that is held now, summed. */
    Map<Place, Long> held() {
        var held = new LinkedHashMap<Place, Long>();
        var ofLead = new LinkedHashMap<String, Held>();
        boolean alive = deliveries.values().stream().anyMatch(stand -> stand.post && stand.alive);
        for (var stand : deliveries.values()) {
            for (var hold : stand.holds) {
                if (CounterNames.isOfLead(hold.counter())) {
                    ofLead.put(hold.counter(), hold);
                } else if (keeps(stand, hold)) {
                    held.merge(new Place(hold.counter(), hold.since()), amount(stand, hold), Long::sum);
                }
            }
        }
        if (alive) {
            ofLead.values().forEach(hold -> held.put(new Place(hold.counter(), hold.since()), hold.amount()));
        }
        return held;
    }

    private static boolean keeps(Stand stand, Held hold) {
        // What a probe has shown stands, whatever became of the lead; one that never left has shown nothing.
        return CounterNames.isForGood(hold.counter())
                || (CounterNames.isProbe(hold.counter()) ? stand.left : stand.alive);
    }

    private static long amount(Stand stand, Held hold) {
        return stand.sold != null && CounterNames.isMoney(hold.counter()) ? stand.sold : hold.amount();
    }
}
