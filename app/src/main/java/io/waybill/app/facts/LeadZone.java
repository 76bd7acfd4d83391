package io.waybill.app.facts;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The time zone of a lead, from its state or province: where one spans several zones, the one most of its people live in. UTC when the state
 * is not known. Zones as in the IANA time zone database.
 */
public final class LeadZone {
    private static final Map<String, ZoneId> BY_STATE = new HashMap<>();

    static {
        put("America/New_York", "CT DC DE FL GA IN MA MD ME MI NC NH NJ NY OH PA RI SC VA VT WV KY");
        put("America/Chicago", "AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI");
        put("America/Denver", "CO ID MT NM UT WY");
        put("America/Phoenix", "AZ");
        put("America/Los_Angeles", "CA NV OR WA");
        put("America/Anchorage", "AK");
        put("Pacific/Honolulu", "HI");
        put("America/Puerto_Rico", "PR VI");
        put("America/Toronto", "ON QC");
        put("America/Halifax", "NB NS PE");
        put("America/St_Johns", "NL");
        put("America/Winnipeg", "MB");
        put("America/Regina", "SK");
        put("America/Edmonton", "AB NT");
        put("America/Vancouver", "BC");
        put("America/Whitehorse", "YT");
        put("America/Iqaluit", "NU");
    }

    private LeadZone() {}

    private static void put(String zone, String states) {
        for (var state : states.split(" ", -1)) {
            BY_STATE.put(state, ZoneId.of(zone));
        }
    }

    /** The zone of a two-letter state or province code. */
    public static ZoneId of(@Nullable Object state) {
        return state == null
                ? ZoneOffset.UTC
                : BY_STATE.getOrDefault(state.toString().toUpperCase(Locale.ROOT), ZoneOffset.UTC);
    }
}
