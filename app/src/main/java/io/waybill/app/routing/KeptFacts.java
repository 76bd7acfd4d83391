package io.waybill.app.routing;

import io.waybill.app.event.Dollars;
import io.waybill.app.event.RulesEvaluated;
import io.waybill.rules.fact.Listed;
import io.waybill.rules.fact.RecipientStatus.Room;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the journal kept of a round with it, read back. Rounds from before something was kept read as if there had been nothing to keep.
 *
 * @param unavailable why recipients could not be given the lead
 * @param rooms what recipients in play had left
 * @param outcomes what attempts came to before they had their class, by attempt
 */
record KeptFacts(
        Instant now,
        Map<String, String> unavailable,
        List<Listed> listed,
        Map<String, Room> rooms,
        Map<String, String> outcomes) {
    static KeptFacts of(RulesEvaluated round) {
        var read = round.read();
        var rooms = new LinkedHashMap<String, Room>();
        map(read.get("rooms")).forEach((recipient, room) -> rooms.put(recipient, room(map(room))));
        return new KeptFacts(
                Instant.parse(String.valueOf(read.get("now"))),
                texts(read.get("unavailable")),
                listed(read.get("listed")),
                rooms,
                texts(read.get("outcomes")));
    }

    private static List<Listed> listed(@Nullable Object kept) {
        var listed = new ArrayList<Listed>();
        if (kept instanceof List<?> all) {
            for (Object each : all) {
                // The same process keeps facts as they are, the journal gives them back as maps.
                if (each instanceof Listed fact) {
                    listed.add(fact);
                } else {
                    var fact = texts(each);
                    listed.add(new Listed(fact.getOrDefault("list", ""), fact.getOrDefault("field", "")));
                }
            }
        }
        return listed;
    }

    private static Room room(Map<String, Object> kept) {
        var spend = kept.get("spend");
        return new Room(
                findNumber(kept, "leads"),
                spend == null ? null : Long.valueOf(Dollars.cents(spend.toString())),
                !Boolean.FALSE.equals(kept.get("open")),
                kept.getOrDefault("breaker", Room.FREE.breaker()).toString(),
                number(kept, "served", 0),
                (int) number(kept, "success_percent", Room.FREE.successPercent()),
                number(kept, "millis", 0));
    }

    private static @Nullable Long findNumber(Map<String, Object> kept, String name) {
        return kept.get(name) instanceof Number number ? Long.valueOf(number.longValue()) : null;
    }

    private static long number(Map<String, Object> kept, String name, long otherwise) {
        var number = findNumber(kept, name);
        return number == null ? otherwise : number;
    }

    private static Map<String, Object> map(@Nullable Object kept) {
        var map = new LinkedHashMap<String, Object>();
        if (kept instanceof Map<?, ?> values) {
            values.forEach((name, value) -> map.put(String.valueOf(name), value));
        }
        return map;
    }

    private static Map<String, String> texts(@Nullable Object kept) {
        var texts = new LinkedHashMap<String, String>();
        map(kept).forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return texts;
    }
}
