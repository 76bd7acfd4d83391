package io.waybill.app.backtest;

import io.waybill.rules.fact.Listed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a round on record found that cannot be rebuilt. */
final class RoundReading {
    private RoundReading() {}

    /**
     * Recipients that nobody could be given to then: paused, resting, or without deposits. Caps, hours and lists are for the replay to find out,
     * as a draft may have others.
     */
    static Map<String, String> away(Map<String, Object> read) {
        Map<String, String> away = new LinkedHashMap<>();
        if (read.get("unavailable") instanceof Map<?, ?> unavailable) {
            unavailable.forEach((recipient, why) -> {
                if (isOfTheDay(String.valueOf(why))) {
                    away.put(String.valueOf(recipient), String.valueOf(why));
                }
            });
        }
        return away;
    }

    /** Whether it came of the day and not of the rules or limits. */
    static boolean isOfTheDay(String why) {
        return why.startsWith("paused: ") || why.startsWith("breaker open") || why.startsWith("prepaid balance");
    }

    /** The lists that named the lead. */
    static List<Listed> listed(Map<String, Object> read) {
        List<Listed> listed = new ArrayList<>();
        if (read.get("listed") instanceof List<?> all) {
            for (Object each : all) {
                if (each instanceof Map<?, ?> one) {
                    listed.add(new Listed(String.valueOf(one.get("list")), String.valueOf(one.get("field"))));
                }
            }
        }
        return listed;
    }
}
