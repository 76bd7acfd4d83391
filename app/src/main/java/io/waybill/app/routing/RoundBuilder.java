package io.waybill.app.routing;

import io.waybill.app.event.AlertRaised;
import io.waybill.app.event.DeliveryParked;
import io.waybill.app.event.Dollars;
import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.event.LeadClosed;
import io.waybill.app.event.LeadEvent;
import io.waybill.app.event.RecipientPaused;
import io.waybill.app.event.RetryScheduled;
import io.waybill.app.event.SaleRecorded;
import io.waybill.app.event.WaitScheduled;
import io.waybill.db.journal.JournalEntry.SaleSlot;
import io.waybill.db.lead.LeadIds;
import io.waybill.rules.decision.Alert;
import io.waybill.rules.decision.Candidate;
import io.waybill.rules.decision.Classify;
import io.waybill.rules.decision.Close;
import io.waybill.rules.decision.Decision;
import io.waybill.rules.decision.Deliver;
import io.waybill.rules.decision.Enhance;
import io.waybill.rules.decision.Fallback;
import io.waybill.rules.decision.Pause;
import io.waybill.rules.decision.Pay;
import io.waybill.rules.decision.Ping;
import io.waybill.rules.decision.Reject;
import io.waybill.rules.decision.Remediate;
import io.waybill.rules.decision.Retry;
import io.waybill.rules.decision.Review;
import io.waybill.rules.decision.Score;
import io.waybill.rules.decision.Sell;
import io.waybill.rules.decision.Wait;
import io.waybill.rules.fact.ExchangeKind;
import io.waybill.rules.fact.Result;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns the decisions of one round into events and errands, one for one. It carries out and weighs nothing. */
final class RoundBuilder {
    /** How a finished lead ends: {@code lead.closed} without its amounts. */
    record Ending(String state, String outcome, @Nullable String reason) {}

    private final LeadHistory history;
    private final Instant now;
    private final Function<Errand, Prepared> prepare;
    private final LeadIds ids;
    private final List<LeadEvent> events = new ArrayList<>();
    private final List<Prepared> sends = new ArrayList<>();
    private @Nullable SaleSlot sale;
    private @Nullable Ending ending;
    private boolean parked;
    private long payCents;

    RoundBuilder(LeadHistory history, Instant now, Function<Errand, Prepared> prepare, LeadIds ids) {
        this.history = history;
        this.now = now;
        this.prepare = prepare;
        this.ids = ids;
    }

    /** Carries one decision out. */
    void take(Decision decision) {
        switch (decision) {
            case Enhance enhance -> send(new Errand(ExchangeKind.ENHANCEMENT, enhance.id(), ids.next(), 1, null, null));
            case Ping ping -> send(new Errand(ExchangeKind.PING, ping.recipient(), ids.next(), 1, null, null));
            case Deliver deliver ->
                send(new Errand(ExchangeKind.POST, deliver.recipient(), ids.next(), 1, deliver.price(), null)
                        .within(deliver.within()));
            case Retry retry -> retry(retry);
            case Wait wait -> events.add(new WaitScheduled(wait.until()));
            case Sell sell -> sell(sell);
            case Pay pay -> payCents = pay.cents();
            case Pause pause -> events.add(new RecipientPaused(pause.recipient(), pause.reason()));
            case Alert alert -> events.add(new AlertRaised(alert.kind(), alert.text()));
            case Review review -> park(review.reason());
            case Reject reject -> ending = new Ending("rejected", Result.FAILURE.word(), reject.reason());
            case Remediate remediate -> ending = new Ending("remediation", Result.FAILURE.word(), remediate.reason());
            case Close close ->
                ending = new Ending(state(close.outcome()), close.outcome().word(), close.reason());
            case Fallback fallback ->
                events.add(new AlertRaised("fallback", "There is no fallback for " + fallback.to() + " yet"));
            case Classify classified -> {}
            case Candidate candidate -> {}
            case Score score -> {}
        }
    }

    private static String state(Result outcome) {
        return switch (outcome) {
            case SUCCESS -> "sold";
            case FAILURE -> "unsold";
            case ERROR, UNKNOWN -> "error";
        };
    }

    /** Ends the lead. */
    void end(Ending how) {
        ending = how;
    }

    void add(LeadEvent event) {
        events.add(event);
    }

    /** Sends an exchange after the entry is on disk. */
    void send(Errand errand) {
        var prepared = prepare.apply(errand);
        events.add(prepared.intent());
        if (prepared.intent().batch() == null) {
            sends.add(prepared);
        }
    }

    private void retry(Retry retry) {
        var last = history.lastAttempt(retry.delivery());
        // To the microsecond, as timers are kept: one that fires must find its attempt due.
        var due = now.plus(retry.after()).truncatedTo(ChronoUnit.MICROS);
        events.add(new RetryScheduled(
                retry.delivery(),
                last.to(),
                last.attempt() + 1,
                due,
                retry.timeout().toMillis()));
    }

    private void sell(Sell sell) {
        var reference = events.stream()
                .filter(event -> event instanceof ExchangeFinished finished
                        && finished.delivery().equals(sell.delivery()))
                .findFirst()
                .map(event -> ((ExchangeFinished) event).reference())
                .orElse(null);
        int slot = history.sales().size() + 1;
        events.add(new SaleRecorded(sell.recipient(), Dollars.of(sell.cents()), reference, sell.delivery(), slot));
        sale = new SaleSlot(slot, sell.recipient(), sell.delivery(), sell.cents(), reference);
    }

    /** Holds the lead for a person. */
    void park(String reason) {
        var open = events.stream()
                .filter(event -> event instanceof ExchangeFinished finished
                        && finished.outcome().equals(Result.UNKNOWN.word()))
                .map(ExchangeFinished.class::cast)
                .findFirst()
                .orElse(null);
        events.add(new DeliveryParked(open == null ? null : open.delivery(), open == null ? null : open.to(), reason));
        parked = true;
    }

    /** The moment of the round. */
    Instant now() {
        return now;
    }

    List<LeadEvent> events() {
        return events;
    }

    List<Prepared> sends() {
        return sends;
    }

    @Nullable
    SaleSlot sale() {
        return sale;
    }

    /**
     * When the lead goes on by itself: at the first of its waits and further attempts, those decided in earlier rounds included. Null when it has
     * ended, and while something is sent: then the next round says so.
     */
    @Nullable
    Instant wake() {
        if (ending != null || parked || !sends.isEmpty()) {
            return null;
        }
        return Stream.concat(history.retries().stream(), events.stream())
                .map(RoundBuilder::moment)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static @Nullable Instant moment(LeadEvent event) {
        return switch (event) {
            case RetryScheduled retry -> retry.due();
            case WaitScheduled wait -> wait.until();
            default -> null;
        };
    }

    @Nullable
    Ending ending() {
        return ending;
    }

    boolean parked() {
        return parked;
    }

    /** Whether the decisions leave the lead with nothing to happen to it any more. */
    boolean idle() {
        return sends.isEmpty() && wake() == null && ending == null && !parked && !history.collected(events);
    }

    long payCents() {
        return payCents;
    }

    LeadClosed closed(Ending end, String revenue, String cost) {
        return new LeadClosed(end.state(), end.outcome(), end.reason(), revenue, cost, Dollars.of(payCents));
    }
}
