package io.waybill.app.routing;

import io.waybill.app.event.AlertRaised;
import io.waybill.app.event.DeliveryParked;
import io.waybill.app.event.Dollars;
import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.event.ExchangeStarted;
import io.waybill.app.event.LeadClosed;
import io.waybill.app.event.LeadEvent;
import io.waybill.app.event.LeadReceived;
import io.waybill.app.event.RecipientPaused;
import io.waybill.app.event.RetryScheduled;
import io.waybill.app.event.RulesEvaluated;
import io.waybill.app.event.SaleLost;
import io.waybill.app.event.SaleRecorded;
import io.waybill.app.event.WaitScheduled;
import io.waybill.mappings.field.FieldValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A lead's journal, folded: what has happened to it so far. The same events always give the same history, so a lead goes on from here after
 * a crash just as it would have without one. Confined to the thread that works on the lead.
 */
final class LeadHistory {
    private final String lead;
    private final Map<String, FieldValue> fields;
    private final Map<String, Attempt> attempts = new LinkedHashMap<>();
    private final Map<String, RetryScheduled> retries = new LinkedHashMap<>();
    private final LeadFollowUps followUps = new LeadFollowUps();
    private final List<SaleRecorded> sales = new ArrayList<>();
    private @Nullable LeadReceived received;
    private @Nullable LeadClosed closed;
    private boolean parked;
    private int score;
    private int rounds;
    private int events;

    LeadHistory(String lead, Map<String, FieldValue> fields) {
        this.lead = lead;
        this.fields = fields;
    }

    /** One attempt: the intent, and what it came to once that is known. */
    record Attempt(ExchangeStarted started, @Nullable ExchangeFinished finished) {}

    /** Takes the next event in. */
    void apply(LeadEvent event) {
        events++;
        switch (event) {
            case LeadReceived first -> received = first;
            case RulesEvaluated round -> {
                // A round that only takes in an outcome scores nothing; the lead's score stays.
                score = round.score() == 0 ? score : round.score();
                rounds++;
            }
            case ExchangeStarted started -> start(started);
            case ExchangeFinished finished -> finish(finished);
            case RetryScheduled retry -> retries.put(retry.delivery(), retry);
            case SaleRecorded sale -> sales.add(sale);
            case DeliveryParked park -> parked = true;
            case LeadClosed end -> closed = end;
            case SaleLost lost -> {}
            case WaitScheduled until -> {}
            case RecipientPaused pause -> {}
            case AlertRaised alert -> {}
        }
    }

    private void start(ExchangeStarted started) {
        if (LeadFollowUps.isOne(started.exchange())) {
            followUps.start(started);
            return;
        }
        retries.remove(started.delivery());
        attempts.put(key(started.delivery(), started.attempt()), new Attempt(started, null));
    }

    private void finish(ExchangeFinished finished) {
        if (LeadFollowUps.isOne(finished.exchange())) {
            followUps.finish(finished);
            return;
        }
        attempts.computeIfPresent(
                key(finished.delivery(), finished.attempt()),
                (key, attempt) -> new Attempt(attempt.started(), finished));
    }

    static String key(String delivery, int attempt) {
        return delivery + "/" + attempt;
    }

    String lead() {
        return lead;
    }

    /** The lead's fields, typed. */
    Map<String, FieldValue> fields() {
        return fields;
    }

    LeadReceived received() {
        if (received == null) {
            throw new IllegalStateException(
                    "The journal of lead (%s) does not begin with lead.received.".formatted(lead));
        }
        return received;
    }

    /** The number the next event will have. */
    int nextSeq() {
        return events + 1;
    }

    int score() {
        return score;
    }

    /** How often the rules have been asked. */
    int rounds() {
        return rounds;
    }

    /** The latest attempt of a delivery or enhancement. */
    ExchangeStarted lastAttempt(String delivery) {
        return attempts.values().stream()
                .map(Attempt::started)
                .filter(started -> started.delivery().equals(delivery))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new IllegalStateException(
                        "Lead (%s) has no delivery (%s) to try again.".formatted(lead, delivery)));
    }

    boolean ended() {
        return closed != null || parked;
    }

    @Nullable
    LeadClosed closed() {
        return closed;
    }

    Collection<Attempt> attempts() {
        return Collections.unmodifiableCollection(attempts.values());
    }

    /** The attempts that were begun and of which nothing more is known. */
    List<ExchangeStarted> unfinished() {
        return attempts.values().stream()
                .filter(attempt -> attempt.finished() == null)
                .map(Attempt::started)
                .toList();
    }

    /** Further attempts that are due at some moment and have not begun. */
    Collection<RetryScheduled> retries() {
        return Collections.unmodifiableCollection(retries.values());
    }

    /** What is done after recipients have accepted it. */
    LeadFollowUps followUps() {
        return followUps;
    }

    List<SaleRecorded> sales() {
        return Collections.unmodifiableList(sales);
    }

    /** What buyers pay, in cents; test leads earn nothing. */
    long revenueCents() {
        return received().test()
                ? 0
                : sales.stream().mapToLong(sale -> Dollars.cents(sale.price())).sum();
    }

    /** What the calls so far have cost, in dollars with fractions of a cent. */
    BigDecimal callCost() {
        var cost = BigDecimal.ZERO;
        for (var attempt : attempts.values()) {
            cost = attempt.finished() == null ? cost : cost.add(cost(attempt.finished()));
        }
        return cost;
    }

    /** What an event adds to the cost of calls, in dollars. */
    static BigDecimal cost(LeadEvent event) {
        return event instanceof ExchangeFinished finished && finished.cost() != null
                ? new BigDecimal(finished.cost())
                : BigDecimal.ZERO;
    }
}
