package io.waybill.app.duplicates;

import io.waybill.app.home.ActiveFlow;
import io.waybill.mappings.field.FieldValue;
import java.time.Instant;
import java.util.Map;

/**
 * A lead that has just come in.
 *
 * @param lead its id
 * @param test test leads are compared with each other only
 */
public record Arrival(ActiveFlow flow, String lead, boolean test, Instant at, Map<String, FieldValue> fields) {
    public Arrival {
        fields = Map.copyOf(fields);
    }
}
