package io.waybill.app.feedback;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.waybill.app.answer.Refusal;
import io.waybill.app.intake.RequestFields;
import io.waybill.app.leads.LeadReport;
import io.waybill.db.lead.LeadRow;
import io.waybill.db.sale.Sale;
import io.waybill.mappings.Feedback;
import jakarta.inject.Singleton;
import java.time.Clock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Judges feedback and has it written. */
@Singleton
@Requires(beans = DataSource.class)
final class FeedbackDesk {
    private static final int TRIES = 3;
    private static final Refusal UNKNOWN = new Refusal(HttpStatus.NOT_FOUND, "There is no such event");
    private static final Refusal UNAUTHORIZED = new Refusal(HttpStatus.UNAUTHORIZED, "Unauthorized recipient")
            .with(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Waybill\", charset=\"UTF-8\"");
    private static final Refusal LATER = new Refusal(
                    HttpStatus.SERVICE_UNAVAILABLE, "The lead is still under way. Please send it again")
            .retryAfter(5);

    private final Books books;
    private final FeedbackJournal journal;
    private final Clock clock;

    FeedbackDesk(Books books, FeedbackJournal journal, Clock clock) {
        this.books = books;
        this.journal = journal;
        this.clock = clock;
    }

    /** Waits for the database. A delivery that is not known and one that may not be spoken of look the same. */
    Told take(FeedbackReport report, HttpHeaders headers) {
        Sale sale = books.sales().find(report.event());
        Feedback allowed = sale == null ? null : books.findFeedback(sale);
        if (sale == null || allowed == null) {
            return new Told.Refused(UNKNOWN);
        }
        if (allowed.key() != null && !RequestFields.proves(allowed.key(), headers)) {
            return new Told.Refused(UNAUTHORIZED);
        }
        for (int i = 0; i < TRIES; i++) {
            Told told = tryOnce(report, sale, allowed);
            if (told != null) {
                return told;
            }
        }
        return new Told.Refused(LATER);
    }

    /** Null when the lead went on in between. A lead that is being routed must not be disturbed: its node would take it for another's. */
    private @Nullable Told tryOnce(FeedbackReport report, Sale sale, Feedback allowed) {
        // The row first: an event that comes in between makes its version too old.
        LeadRow row = books.leads().find(sale.lead());
        LeadReport lead = books.reports().find(sale.lead());
        if (row == null || lead == null || row.state().equals("routing") || lead.isWithBuyers()) {
            return new Told.Refused(LATER);
        }
        String failure = failure(report, lead, sale, allowed);
        boolean handled = failure != null || journal.write(report, sale, row, books.getReturns(row.flow()));
        return handled ? new Told.Handled(lead, sale, failure) : null;
    }

    private @Nullable String failure(FeedbackReport report, LeadReport lead, Sale sale, Feedback allowed) {
        if (report.isForbidden()) {
            return report.reason();
        }
        if (!report.type().equals(FeedbackReport.RETURN)) {
            return null;
        }
        if (lead.isReversed(sale.delivery())) {
            return "already returned";
        }
        return sale.at().plus(allowed.returns()).isBefore(clock.instant()) ? "too late to return" : null;
    }
}
