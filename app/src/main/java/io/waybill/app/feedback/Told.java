package io.waybill.app.feedback;

import io.waybill.app.answer.Refusal;
import io.waybill.app.leads.LeadReport;
import io.waybill.db.sale.Sale;
import org.jspecify.annotations.Nullable;

/** What a buyer is told. */
sealed interface Told {
    /** The feedback goes no further. */
    record Refused(Refusal refusal) implements Told {}

    /**
     * It was handled.
     *
     * @param failure why it was not taken, or null when it was
     */
    record Handled(LeadReport lead, Sale sale, @Nullable String failure) implements Told {}
}
