package io.waybill.app.routing;

import io.waybill.app.event.HeldPing;
import io.waybill.app.event.LeadReceived;
import io.waybill.app.home.ActiveFlow;
import io.waybill.db.submission.SubmissionKey;
import io.waybill.mappings.field.FieldValue;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A lead as intake hands it over: mapped, typed, not yet on disk.
 *
 * @param id time-ordered 128-bit id, 32 hex digits
 * @param fields the flow's fields that the source sent
 * @param dropped how many fields it sent that the flow does not have
 * @param test no revenue, sandbox addresses
 * @param statusToken hash of the token in the lead's {@code status_url}
 * @param ping the id of the ping whose price it is sent for; null for none
 * @param key what it is submitted under, so that a repeat makes no second lead; null when its source gave none
 */
public record ReceivedLead(
        String id,
        ActiveFlow flow,
        String source,
        Instant at,
        Map<String, FieldValue> fields,
        int dropped,
        boolean test,
        String statusToken,
        @Nullable String ping,
        @Nullable SubmissionKey key) {
    public ReceivedLead {
        fields = Map.copyOf(fields);
    }

    /** A lead that refers to no ping and that its source gave no key. */
    public ReceivedLead(
            String id,
            ActiveFlow flow,
            String source,
            Instant at,
            Map<String, FieldValue> fields,
            int dropped,
            boolean test,
            String statusToken) {
        this(id, flow, source, at, fields, dropped, test, statusToken, null, null);
    }

    /**
     * The first event of its journal.
     *
     * @param held what became of its claim to the ping; null when it refers to none
     */
    public LeadReceived event(@Nullable HeldPing held) {
        var received = new LinkedHashMap<String, LeadReceived.Field>();
        fields.forEach((name, value) -> received.put(name, LeadReceived.Field.of(value)));
        return new LeadReceived(flow.id(), source, test, at, received, dropped, statusToken, held, null);
    }

    /** The same, submitted under a key; null for none. */
    public ReceivedLead withKey(@Nullable SubmissionKey submittedUnder) {
        return new ReceivedLead(id, flow, source, at, fields, dropped, test, statusToken, ping, submittedUnder);
    }
}
