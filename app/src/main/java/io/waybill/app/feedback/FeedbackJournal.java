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
import io.waybill.db.ledger.Posting;
import io.waybill.db.sale.Sale;
import io.waybill.rules.flow.FlowTerms.Returns;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Writes feedback into the lead's journal. A return takes the price off its revenue; the lead's state and outcome stay, unless the flow offers it
 * to the other buyers again.
 */
@Singleton
@Requires(beans = DataSource.class)
final class FeedbackJournal {
    private static final String SOLD = "sold";
    private static final long MICROS_IN_A_CENT = 10_000;

    private final Journal journal;
    private final EventJson json;
    private final Clock clock;

    FeedbackJournal(Journal journal, EventJson json, Clock clock) {
        this.journal = journal;
        this.json = json;
        this.clock = clock;
    }

    /** False when the lead has gone on meanwhile: look again. Throws {@link JournalUnavailable} when the database is away. */
    boolean write(FeedbackReport report, Sale sale, LeadRow lead, Returns returns) {
        Instant now = clock.instant();
        boolean reverses = report.type().equals(FeedbackReport.RETURN);
        LeadEvent received = new FeedbackReceived(sale.recipient(), sale.delivery(), report.type(), report.reason());
        boolean resells = reverses && returns.resell() && lead.state().equals(SOLD);
        Instant reopened = resells ? now : null;
        List<LeadEvent> events = reverses
                ? List.of(received, reversed(report, sale, reopened, resells && returns.payBack()))
                : List.of(received);
        long back = reverses && !lead.test() ? sale.cents() : 0;
        JournalEntry entry = new JournalEntry(
                        lead.id(),
                        lead.version(),
                        now,
                        json.write(events),
                        resells ? open(change(lead, back)) : change(lead, back),
                        resells ? new JournalEntry.Wake(now) : null)
                .posting(reverses && !lead.test() ? List.of(posting(sale)) : List.of())
                .holding(List.of(), reverses && !lead.test() ? room(sale, lead) : List.of());
        try {
            return journal.append(entry).join() == Appending.DONE;
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private static Posting posting(Sale sale) {
        return new Posting(
                Posting.Kind.RETURN, sale.cents() * MICROS_IN_A_CENT, sale.recipient(), null, sale.delivery());
    }

    /** The lead goes on: its timer is due at once. */
    private static LeadChange open(LeadChange change) {
        return new LeadChange(
                change.flow(),
                change.source(),
                change.test(),
                "waiting",
                "pending",
                null,
                change.revenueCents(),
                change.cost());
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

    private static SaleReversed reversed(
            FeedbackReport report, Sale sale, @Nullable Instant reopened, boolean payBack) {
        return new SaleReversed(
                sale.recipient(),
                Dollars.of(sale.cents()),
                sale.reference(),
                sale.delivery(),
                report.reason(),
                reopened,
                payBack);
    }
}
