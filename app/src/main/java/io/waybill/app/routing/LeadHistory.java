package io.waybill.app.routing;

import io.waybill.app.event.AlertRaised;
import io.waybill.app.event.DeliveryParked;
import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.event.ExchangeStarted;
import io.waybill.app.event.FeedbackReceived;
import io.waybill.app.event.LeadClosed;
import io.waybill.app.event.LeadEvent;
import io.waybill.app.event.LeadReceived;
import io.waybill.app.event.PingAnswered;
import io.waybill.app.event.RecipientPaused;
import io.waybill.app.event.RetryScheduled;
import io.waybill.app.event.ReviewResolved;
import io.waybill.app.event.RulesEvaluated;
import io.waybill.app.event.SaleLost;
import io.waybill.app.event.SaleRecorded;
import io.waybill.app.event.SaleReversed;
import io.waybill.app.event.WaitScheduled;
import io.waybill.app.facts.LeadFacts;
import io.waybill.app.routing.Attempts.Attempt;
import io.waybill.mappings.field.FieldValue;
import io.waybill.rules.fact.Course;
import io.waybill.rules.fact.Lead;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A lead's journal, folded: what has happened to it so far. The same events always give the same history, so a lead goes on from here after
 * a crash just as it would have without one. Confined to the thread that works on the lead.
 */
final class LeadHistory {
    /** Money is kept to the millionth of a dollar. */
    private static final int MICROS = 6;

    private final String lead;
    private final Map<String, FieldValue> fields;
    private final boolean asking;
    private final Attempts attempts = new Attempts();
    private final LeadFollowUps followUps = new LeadFollowUps();
    private final LeadSales sales = new LeadSales();
    private final LeadEnd end = new LeadEnd();
    private @Nullable Lead fact;
    private @Nullable LeadReceived received;
    private @Nullable Map<LeadHolds.Place, Long> heldBefore;
    private int score;
    private int rounds;
    private int events;

    LeadHistory(String lead, Map<String, FieldValue> fields) {
        this(lead, fields, false);
    }

    private LeadHistory(String lead, Map<String, FieldValue> fields, boolean asking) {
        this.lead = lead;
        this.fields = fields;
        this.asking = asking;
    }

    /** Of part of a lead with which a source only asks for a price. */
    static LeadHistory ofPing(String ping, Map<String, FieldValue> fields) {
        return new LeadHistory(ping, fields, true);
    }

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
            case RetryScheduled retry -> attempts.schedule(retry);
            case SaleRecorded sale -> sales.apply(sale);
            case DeliveryParked park -> {
                end.apply(park);
                attempts.giveUp();
            }
            case LeadClosed close -> {
                end.apply(close);
                attempts.giveUp();
                sales.apply(close);
            }
            case PingAnswered answer -> {}
            case SaleLost lost -> {
                sales.apply(lost);
                followUps.lose(lost.delivery());
            }
            case SaleReversed reversed -> {
                sales.apply(reversed);
                reopen(reversed.reopened());
            }
            case ReviewResolved resolved -> resolve(resolved);
            case FeedbackReceived feedback -> {}
            case WaitScheduled until -> {}
            case RecipientPaused pause -> {}
            case AlertRaised alert -> {}
        }
    }

    private void resolve(ReviewResolved resolved) {
        end.apply(resolved);
        if (resolved.reopened() != null) {
            attempts.forget(Reopening.errors(attempts.all()));
        }
        reopen(resolved.reopened());
    }

    private void reopen(@Nullable Instant when) {
        if (when != null) {
            end.reopen(when);
            attempts.forget(Reopening.bids(attempts.all()));
        }
    }

    private void start(ExchangeStarted started) {
        if (LeadFollowUps.isOne(started.exchange())) {
            followUps.start(started);
        } else {
            attempts.start(started);
        }
    }

    private void finish(ExchangeFinished finished) {
        if (LeadFollowUps.isOne(finished.exchange())) {
            followUps.finish(finished);
        } else {
            attempts.finish(finished);
        }
    }

    String lead() {
        return lead;
    }

    /** The lead's fields, typed. */
    Map<String, FieldValue> fields() {
        return fields;
    }

    /** The lead as rules see it; made once, since every round reads it. */
    Lead fact() {
        if (fact == null) {
            fact = LeadFacts.lead(lead, fields);
        }
        return fact;
    }

    /** Whether its source only asks for a price: nobody gets it. */
    boolean asking() {
        return asking;
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
        var last = attempts.findLast(delivery);
        if (last == null) {
            throw new IllegalStateException("Lead (%s) has no delivery (%s) to try again.".formatted(lead, delivery));
        }
        return last;
    }

    /** Whether it has its outcome or is held for a person. */
    boolean ended() {
        return end.progress() != Course.Progress.UNDERWAY;
    }

    /** How it ended, or that it is held; and what people said to that. */
    LeadEnd end() {
        return end;
    }

    /** What it has brought. */
    LeadSales sales() {
        return sales;
    }

    Collection<Attempt> attempts() {
        return attempts.all();
    }

    /** The attempts that were begun and of which nothing more is known; without those that went with a batch, which tells of them. */
    List<ExchangeStarted> unfinished() {
        return attempts.unfinished().stream()
                .filter(started -> started.batch() == null)
                .toList();
    }

    /** One attempt of a delivery; null when there is none. */
    @Nullable
    Attempt findAttempt(String delivery, int attempt) {
        return attempts.find(delivery, attempt);
    }

    /** Whether, after these events too, a delivery is in line for a batch or on its way with one. */
    boolean collected(List<LeadEvent> events) {
        return attempts.collected(events);
    }

    /** Further attempts that are due at some moment and have not begun. */
    Collection<RetryScheduled> retries() {
        return attempts.retries();
    }

    /** What is done after recipients have accepted it. */
    LeadFollowUps followUps() {
        return followUps;
    }

    /** Takes in events that are to be written with the next round; until {@link #written} it is known what was held before them. */
    void begin(List<LeadEvent> opening) {
        heldBefore = LeadHolds.of(this).held();
        opening.forEach(this::apply);
    }

    /** What it has begun with is on disk. */
    void written() {
        heldBefore = null;
    }

    /** The room that it had before what the next round begins with; null where that begins with nothing. */
    @Nullable
    Map<LeadHolds.Place, Long> heldBefore() {
        return heldBefore;
    }

    /** Posts that would still be on their way after these events, those that go with a batch left out. */
    List<ExchangeStarted> out(List<LeadEvent> events) {
        var finished = events.stream()
                .filter(ExchangeFinished.class::isInstance)
                .map(ExchangeFinished.class::cast)
                .map(one -> Attempts.key(one.delivery(), one.attempt()))
                .toList();
        return unfinished().stream()
                .filter(one -> !finished.contains(Attempts.key(one.delivery(), one.attempt())))
                .toList();
    }

    /** What buyers pay, in cents; test leads earn nothing. */
    long revenueCents() {
        return received().test() ? 0 : sales.revenueCents();
    }

    /** What the calls so far have cost, in dollars with fractions of a cent. */
    BigDecimal callCost() {
        return attempts.cost();
    }

    /** What an event adds to the cost of calls, in dollars. */
    static BigDecimal cost(LeadEvent event) {
        return event instanceof ExchangeFinished finished && finished.cost() != null
                ? new BigDecimal(finished.cost()).setScale(MICROS, RoundingMode.HALF_UP)
                : BigDecimal.ZERO;
    }
}
