package io.waybill.mappings.terms;

import io.waybill.mappings.yaml.Keys;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Reads {@code timezone:}. */
final class Zones {
    private Zones() {}

    /** The zone; UTC where none is named. */
    static ZoneId read(Keys keys) {
        String zone = keys.text("timezone", "UTC");
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            keys.refuse("timezone", "is not a time zone. Maybe America/New_York.");
            return ZoneOffset.UTC;
        }
        return ZoneId.of(zone);
    }
}
