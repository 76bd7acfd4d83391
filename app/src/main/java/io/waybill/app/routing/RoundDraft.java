package io.waybill.app.routing;

import io.waybill.app.event.LeadEvent;
import io.waybill.app.event.RetryScheduled;
import io.waybill.app.event.WaitScheduled;
import io.waybill.db.journal.JournalEntry.SaleSlot;
import io.waybill.rules.decision.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a round has come to so far: its events, what is to be sent, and how it leaves the lead. For one thread. */
final class RoundDraft {
    /** More than an exchange can take beyond its own timeout. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final LeadHistory history;
    private final Instant now;
    private final List<LeadEvent> events = new ArrayList<>();
    private final List<Prepared> sends = new ArrayList<>();
    private final List<SaleSlot> sales = new ArrayList<>();
    private @Nullable Promise promise;
    private @Nullable Ending ending;
    private boolean parked;
    private long payCents;

    RoundDraft(LeadHistory history, Instant now) {
        this.history = history;
        this.now = now;
    }

    LeadHistory history() {
        return history;
    }

    /** The moment of the round. */
    Instant now() {
        return now;
    }

    List<LeadEvent> events() {
        return events;
    }

    void add(LeadEvent event) {
        events.add(event);
    }

    List<Prepared> sends() {
        return sends;
    }

    void send(Prepared prepared) {
        events.add(prepared.intent());
        if (prepared.intent().batch() == null) {
            sends.add(prepared);
        }
    }

    /** The slots that it takes. */
    List<SaleSlot> sales() {
        return sales;
    }

    void sell(SaleSlot slot) {
        sales.add(slot);
    }

    /** What a source that only asks is told; null when nothing can be promised. */
    @Nullable
    Promise promise() {
        return promise;
    }

    void promise(Promise made) {
        promise = made;
    }

    @Nullable
    Ending ending() {
        return ending;
    }

    /** Ends the lead. */
    void end(Ending how) {
        ending = how;
    }

    boolean parked() {
        return parked;
    }

    void hold() {
        parked = true;
    }

    /** What the source is paid; not less than what it was paid before and keeps. */
    long payCents() {
        return Math.max(payCents, history.sales().keptCents());
    }

    void pay(long cents) {
        payCents = cents;
    }

    /**
     * When the lead goes on by itself: at the first of its waits and further attempts, those decided in earlier rounds included. Null when it has
     * ended, and while something is sent: then the next round says so.
     */
    @Nullable
    Instant wake() {
        if (ended() || out()) {
            return null;
        }
        return Stream.concat(history.retries().stream(), events.stream())
                .map(RoundDraft::moment)
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

    /** Whether the lead has its outcome or is held, since this round or before. */
    boolean ended() {
        return ending != null || parked || history.ended();
    }

    /** Whether exchanges are on their way whose outcomes bring the next round. */
    boolean out() {
        return !sends.isEmpty() || !history.out(events).isEmpty();
    }

    /** Until when those may answer to whom the lead was given at once; null where nobody has it any more. */
    @Nullable
    Instant lateUntil() {
        return history.out(events).stream()
                .map(started -> now.plusMillis(started.timeout()).plus(MARGIN))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Whether the decisions leave the lead with nothing to happen to it any more. */
    boolean idle() {
        return !ended() && !out() && wake() == null && !history.collected(events);
    }
}
