package io.waybill.app.routing;

import io.waybill.app.event.Dollars;
import io.waybill.app.event.EventJson;
import io.waybill.app.event.ExchangeStarted;
import io.waybill.app.event.LeadClosed;
import io.waybill.app.event.LeadEvent;
import io.waybill.app.event.RecipientPaused;
import io.waybill.db.batch.Joining;
import io.waybill.db.journal.JournalEntry;
import io.waybill.db.journal.JournalEntry.SaleSlot;
import io.waybill.db.lead.LeadChange;
import io.waybill.db.recipient.Pause;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the journal entry of a round: its events, and the lead's row after them. */
@Singleton
final class RoundWriter {
    private static final int LONGEST_REASON = 500;
    private final EventJson json;
    private final RoundHolds holds;

    RoundWriter(EventJson json, RoundHolds holds) {
        this.json = json;
        this.holds = holds;
    }

    /** @param opening events that the history has taken in but that are not on disk yet: they open the entry */
    Round write(List<LeadEvent> opening, RoundDraft built) {
        var history = built.history();
        var events = new ArrayList<LeadEvent>(opening);
        var room = holds.of(history, built.events(), built.now(), built.ended());
        events.addAll(room.events());
        long revenue = revenueCents(history, built);
        var cost = cost(history, built);
        var ending = built.ending();
        if (ending != null) {
            events.add(ending.event(built, Dollars.of(revenue), cost.toPlainString()));
        }
        var entry = new JournalEntry(
                        history.lead(),
                        history.nextSeq() - opening.size(),
                        built.now(),
                        json.write(events),
                        change(history, built, revenue, cost),
                        built.sales(),
                        wake(history, built),
                        pauses(built),
                        RoundAlerts.of(built))
                .joining(joinings(built))
                .holding(room.holds(), room.released())
                .posting(LeadTotals.postings(history, events))
                .telling(ToldOutcomes.of(history, events));
        return new Round(events.subList(opening.size(), events.size()), entry, built.sends());
    }

    private static JournalEntry.@Nullable Wake wake(LeadHistory history, RoundDraft built) {
        var moment = built.ended() ? afterEnd(history, built) : built.wake();
        return moment == null ? null : new JournalEntry.Wake(moment);
    }

    /** A lead that ends is taken up once more where others may still take it, should this node die, or where its acceptance brings something. */
    private static @Nullable Instant afterEnd(LeadHistory history, RoundDraft built) {
        var late = built.lateUntil();
        var closed = built.ending() != null || history.end().closed() != null;
        return late == null && closed && LeadFollowUps.follow(history, built.events()) ? built.now() : late;
    }

    private static long revenueCents(LeadHistory history, RoundDraft built) {
        long sold = built.sales().stream().mapToLong(SaleSlot::cents).sum();
        return history.revenueCents() + (history.received().test() ? 0 : sold);
    }

    private static BigDecimal cost(LeadHistory history, RoundDraft built) {
        long pay = built.ending() == null ? history.sales().paidCents() : built.payCents();
        return LeadTotals.cost(history, pay, built.events());
    }

    private static LeadChange change(LeadHistory history, RoundDraft built, long revenue, BigDecimal cost) {
        var received = history.received();
        var ending = built.ending() == null ? earlier(history.end().closed()) : built.ending();
        return new LeadChange(
                received.flow(),
                received.source(),
                received.test(),
                ending == null ? state(built) : ending.state(),
                ending == null ? "pending" : ending.outcome(),
                ending == null ? null : cut(ending.reason()),
                revenue,
                cost);
    }

    private static @Nullable Ending earlier(@Nullable LeadClosed closed) {
        return closed == null ? null : new Ending(closed.state(), closed.outcome(), closed.reason());
    }

    /** The row's reason is for lists; the journal keeps it whole. */
    static @Nullable String cut(@Nullable String reason) {
        return reason == null || reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
    }

    private static List<Joining> joinings(RoundDraft built) {
        return built.events().stream()
                .filter(ExchangeStarted.class::isInstance)
                .map(ExchangeStarted.class::cast)
                .filter(started -> started.batch() != null)
                .map(started -> new Joining(
                        started.to(),
                        started.delivery(),
                        started.attempt(),
                        Duration.ofMillis(started.timeout()),
                        Objects.requireNonNull(started.batch()).leaveBy()))
                .toList();
    }

    private static List<Pause> pauses(RoundDraft built) {
        return built.events().stream()
                .filter(RecipientPaused.class::isInstance)
                .map(RecipientPaused.class::cast)
                .map(pause -> new Pause(pause.recipient(), pause.reason(), built.now()))
                .toList();
    }

    private static String state(RoundDraft built) {
        if (built.ended()) {
            return "review";
        }
        return built.out() ? "routing" : "waiting";
    }
}
