package io.waybill.app.routing;

import io.waybill.app.home.ActiveFlow;
import io.waybill.mappings.field.FieldValue;
import java.time.Instant;
import java.util.Map;

/**
 * A lead as intake hands it over: mapped, typed, not yet on disk.
 *
 * @param id time-ordered 128-bit id, 32 hex digits
 * @param fields the flow's fields that the source sent
 * @param dropped how many fields it sent that the flow does not have
 * @param test no revenue, sandbox addresses
 * @param statusToken hash of the token in the lead's {@code status_url}
 */
public record ReceivedLead(
        String id,
        ActiveFlow flow,
        String source,
        Instant at,
        Map<String, FieldValue> fields,
        int dropped,
        boolean test,
        String statusToken) {
    public ReceivedLead {
        fields = Map.copyOf(fields);
    }
}
