package io.waybill.app.backtest;

import io.waybill.app.event.LeadReceived;
import io.waybill.rules.backtest.Fate;
import io.waybill.rules.backtest.Recorded;
import io.waybill.rules.fact.Lead;
import org.jspecify.annotations.Nullable;

/**
 * A lead as its journal has it.
 *
 * @param record with the fields as they were typed then
 * @param fate how it ended; null where it is under way, or was opened again by people
 * @param decided what one release made of it alone; null where that is not so
 */
record StoredLead(
        String id,
        LeadReceived received,
        Recorded record,
        @Nullable Fate fate,
        @Nullable Decided decided) {
    /** The state or province of the person; null where it is not known. */
    @Nullable
    String findState() {
        Lead lead = record.lead();
        return lead.get("state") == null ? null : String.valueOf(lead.get("state"));
    }
}
