package io.waybill.app.facts;

import io.waybill.mappings.field.StateZones;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The time zone of a lead, from its state or province. UTC when the state is not known. */
public final class LeadZone {
    private LeadZone() {}

    /** The zone of a two-letter state or province code. */
    public static ZoneId of(@Nullable Object state) {
        ZoneId zone = state == null ? null : StateZones.find(state.toString());
        return zone == null ? ZoneOffset.UTC : zone;
    }
}
