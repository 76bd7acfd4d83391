package io.waybill.app.routing;

import io.waybill.app.event.AlertRaised;
import io.waybill.app.event.DeliveryParked;
import io.waybill.app.event.Dollars;
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
import io.waybill.app.routing.Attempts.Attempt;
import io.waybill.mappings.field.FieldValue;
import io.waybill.rules.fact.Course;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final List<SaleRecorded> sales = new ArrayList<>();
    private final Set<String> settled = new LinkedHashSet<>();
    private @Nullable LeadReceived received;
    private @Nullable LeadClosed closed;
    private @Nullable ReviewResolved lastResolution;
    private final Set<String> named = new HashSet<>();
    private final Set<String> released = new HashSet<>();
    private @Nullable String parkedFor;
    private boolean parked;
    private @Nullable Instant reopened;
    private @Nullable Map<LeadHolds.Place, Long> heldBefore;
    private long paidCents;
    private boolean payBack;
    private @Nullable Instant lateUntil;
    private long reversedCents;
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
            case SaleRecorded sale -> sales.add(sale);
            case DeliveryParked park -> {
                parked = true;
                parkedFor = park.reason();
                lateUntil = park.lateUntil();
            }
            case LeadClosed end -> {
                closed = end;
                paidCents = Dollars.cents(end.pay());
                lateUntil = end.lateUntil();
            }
            case PingAnswered answer -> {}
            case SaleLost lost -> {
                settled.add(lost.delivery());
                followUps.lose(lost.delivery());
            }
            case SaleReversed reversed -> {
                settled.add(reversed.delivery());
                reversedCents += Dollars.cents(reversed.price());
                payBack = payBack || reversed.payBack();
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
        lastResolution = resolved;
        if (parked && parkedFor != null) {
            released.add(parkedFor);
        }
        parked = false;
        lateUntil = null;
        if (resolved.price() != null && resolved.delivery() != null) {
            named.add(resolved.delivery());
        }
        if (resolved.reopened() != null) {
            attempts.forget(Reopening.errors(attempts.all()));
        }
        reopen(resolved.reopened());
    }

    /** What the source was paid stays in mind: when the lead ends again, only the difference is due. */
    private void reopen(@Nullable Instant when) {
        if (when == null) {
            return;
        }
        reopened = when;
        closed = null;
        parked = false;
        lateUntil = null;
        attempts.forget(Reopening.bids(attempts.all()));
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

    boolean ended() {
        return closed != null || parked;
    }

    @Nullable
    LeadClosed closed() {
        return closed;
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

    List<SaleRecorded> sales() {
        return Collections.unmodifiableList(sales);
    }

    /** Whether a person has said what the delivery sells for: then what was agreed does not count. */
    boolean isPriceNamed(String delivery) {
        return named.contains(delivery);
    }

    /** When it was last opened again after its end; null where it never was. */
    @Nullable
    Instant reopened() {
        return reopened;
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

    /** Why it was held for people who have let it go on. */
    Set<String> released() {
        return Collections.unmodifiableSet(released);
    }

    /** What a person decided last; null when nobody has. */
    @Nullable
    ReviewResolved lastResolution() {
        return lastResolution;
    }

    /** What the source was last paid, in cents. */
    long paidCents() {
        return paidCents;
    }

    /** What the source keeps of that, however the lead ends now. */
    long keptCents() {
        return payBack ? 0 : paidCents;
    }

    /** Deliveries that were accepted and are no sales all the same: lost to a faster buyer, or given back. */
    Set<String> settled() {
        return Collections.unmodifiableSet(settled);
    }

    Course.Progress progress() {
        if (closed != null) {
            return Course.Progress.CLOSED;
        }
        return parked ? Course.Progress.HELD : Course.Progress.UNDERWAY;
    }

    /** Until when buyers may still answer to whom an ended lead had been given at once; null where there are none. */
    @Nullable
    Instant lateUntil() {
        return lateUntil;
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
        return received().test()
                ? 0
                : sales.stream().mapToLong(sale -> Dollars.cents(sale.price())).sum() - reversedCents;
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
