package io.waybill.app.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.waybill.mappings.field.FieldValue;
import io.waybill.rules.fact.Duplicate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lead came in.
 *
 * @param dropped how many fields it brought that the flow does not have
 * @param statusToken hash of the token in the address where its source may ask for it
 * @param ping the earlier question for a price that it refers to; null when it refers to none
 * @param duplicates earlier leads of the same person when it came; null when there were none
 */
public record LeadReceived(
        String flow,
        String source,
        boolean test,
        Instant received,
        Map<String, Field> fields,
        int dropped,
        @JsonProperty("status_token") String statusToken,
        @Nullable HeldPing ping,
        @Nullable List<Duplicate> duplicates)
        implements LeadEvent {
    /** The same lead, with the earlier ones that were found. */
    public LeadReceived after(List<Duplicate> found) {
        return new LeadReceived(
                flow, source, test, received, fields, dropped, statusToken, ping, found.isEmpty() ? null : found);
    }

    /** Earlier leads of the same person, as the flow's checks found them then. */
    public List<Duplicate> listDuplicates() {
        return duplicates == null ? List.of() : duplicates;
    }

    /** A field as it came and as it was understood. */
    public record Field(String type, String raw, @Nullable String normal, boolean valid, Map<String, Object> parts) {
        /** The journal's form of a parsed value. */
        public static Field of(FieldValue value) {
            return new Field(value.type(), value.raw(), value.normal(), value.valid(), value.parts());
        }
    }
}
