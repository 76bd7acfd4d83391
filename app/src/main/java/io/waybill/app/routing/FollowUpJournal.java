package io.waybill.app.routing;

import io.waybill.app.event.AlertRaised;
import io.waybill.app.event.EventJson;
import io.waybill.app.event.LeadClosed;
import io.waybill.app.event.LeadEvent;
import io.waybill.app.exchange.Leave;
import io.waybill.db.alert.Alert;
import io.waybill.db.journal.Appending;
import io.waybill.db.journal.JournalEntry;
import io.waybill.db.lead.LeadChange;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes what happens to a lead after its outcome, which stays as it is. */
@Singleton
final class FollowUpJournal {
    private final PatientJournal journal;
    private final EventJson json;
    private final Moment moment;

    FollowUpJournal(PatientJournal journal, EventJson json, Moment moment) {
        this.journal = journal;
        this.json = json;
        this.moment = moment;
    }

    /**
     * Appends the events to the journal of a closed lead.
     *
     * @param standBy after which time the lead is taken up again, should nothing more be heard of it; null for not at all
     */
    Appending append(LeadHistory history, List<LeadEvent> events, @Nullable Duration standBy) {
        var now = moment.now();
        var alerts = events.stream()
                .filter(AlertRaised.class::isInstance)
                .map(AlertRaised.class::cast)
                .map(alert -> new Alert(alert.kind(), alert.text(), null, now))
                .toList();
        return journal.append(new JournalEntry(
                        history.lead(),
                        history.nextSeq(),
                        now,
                        json.write(events),
                        change(history, events),
                        List.of(),
                        standBy == null ? null : new JournalEntry.Wake(now.plus(standBy)),
                        List.of(),
                        alerts)
                .posting(LeadTotals.postings(history, events)));
    }

    /** For what is about to be written with that timer: until it may be taken up elsewhere. */
    Leave leave(Duration standBy) {
        var until = moment.now().plus(standBy);
        return () -> moment.now().isBefore(until);
    }

    private static LeadChange change(LeadHistory history, List<LeadEvent> events) {
        var received = history.received();
        LeadClosed closed = Objects.requireNonNull(history.end().closed(), "closed");
        return new LeadChange(
                received.flow(),
                received.source(),
                received.test(),
                closed.state(),
                closed.outcome(),
                RoundWriter.cut(closed.reason()),
                history.revenueCents(),
                LeadTotals.cost(history, history.sales().paidCents(), events));
    }
}
