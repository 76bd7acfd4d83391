package io.waybill.app.feedback;

import io.micronaut.context.annotation.Requires;
import io.waybill.app.event.Dollars;
import io.waybill.app.event.EventJson;
import io.waybill.app.event.FeedbackReceived;
import io.waybill.app.event.LeadEvent;
import io.waybill.app.event.SaleReversed;
import io.waybill.db.hold.Hold;
import io.waybill.db.journal.Appending;
import io.waybill.db.journal.Journal;
import io.waybill.db.journal.JournalEntry;
import io.waybill.db.journal.JournalUnavailable;
import io.waybill.db.lead.LeadChange;
import io.waybill.db.lead.LeadRow;
import io.waybill.db.sale.Sale;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;

/** Writes feedback into the lead's journal. The lead's state and outcome stay; a return takes the price off its revenue. */
@Singleton
@Requires(beans = DataSource.class)
final class FeedbackJournal {
    private final Journal journal;
    private final EventJson json;
    private final Clock clock;

    FeedbackJournal(Journal journal, EventJson json, Clock clock) {
        this.journal = journal;
        this.json = json;
        this.clock = clock;
    }

    /** False when the lead has gone on meanwhile: look again. Throws {@link JournalUnavailable} when the database is away. */
    boolean write(FeedbackReport report, Sale sale, LeadRow lead) {
        boolean reverses = report.type().equals(FeedbackReport.RETURN);
        LeadEvent received = new FeedbackReceived(sale.recipient(), sale.delivery(), report.type(), report.reason());
        List<LeadEvent> events = reverses ? List.of(received, reversed(report, sale)) : List.of(received);
        long back = reverses && !lead.test() ? sale.cents() : 0;
        JournalEntry entry = new JournalEntry(
                        lead.id(), lead.version(), clock.instant(), json.write(events), change(lead, back), null)
                .holding(List.of(), reverses && !lead.test() ? room(sale, lead) : List.of());
        try {
            return journal.append(entry).join() == Appending.DONE;
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private List<Hold> room(Sale sale, LeadRow lead) {
        return ReturnedRoom.of(journal.read(lead.id()).stream().map(json::read).toList(), sale);
    }

    private static LeadChange change(LeadRow lead, long back) {
        return new LeadChange(
                lead.flow(),
                lead.source(),
                lead.test(),
                lead.state(),
                lead.outcome(),
                lead.reason(),
                lead.revenueCents() - back,
                lead.cost());
    }

    private static SaleReversed reversed(FeedbackReport report, Sale sale) {
        return new SaleReversed(
                sale.recipient(),
                Dollars.of(sale.cents()),
                sale.reference(),
                sale.delivery(),
                report.reason(),
                false,
                false);
    }
}
