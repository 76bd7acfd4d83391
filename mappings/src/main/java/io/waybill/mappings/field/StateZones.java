package io.waybill.mappings.field;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The time zones of the states of the US and the provinces of Canada: where one spans several zones, the one most of its people live in. Zones
 * as in the IANA time zone database.
 */
public final class StateZones {
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

    private StateZones() {}

    private static void put(String zone, String states) {
        for (String state : states.split(" ", -1)) {
            BY_STATE.put(state, ZoneId.of(zone));
        }
    }

    /** The zone of a two-letter code in any letter case; null when the state is not known. */
    public static @Nullable ZoneId find(String state) {
        return BY_STATE.get(state.strip().toUpperCase(Locale.ROOT));
    }
}
