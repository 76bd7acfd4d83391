package io.waybill.mappings.response;

import io.waybill.mappings.response.ResponseMapping.Conditions;
import io.waybill.mappings.response.ResponseMapping.Gaps;
import io.waybill.mappings.response.ResponseMapping.Picks;
import io.waybill.mappings.yaml.Keys;
import io.waybill.mappings.yaml.Settings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code response:} from a mapping file. */
public final class ResponseReader {
    private ResponseReader() {}

    /** The response of an exchange; without {@code response:} every 2xx is a success. Mistakes are reported. */
    public static ResponseMapping read(Keys exchange) {
        Keys keys = exchange.findKeys("response");
        return keys == null ? nothingMapped() : mapped(keys);
    }

    private static ResponseMapping nothingMapped() {
        return new ResponseMapping(
                new Conditions(null, null, null, null),
                new Picks(null, null, null, Map.of()),
                new Gaps(null, null),
                new Expectation(null, Set.of(), false, true));
    }

    private static ResponseMapping mapped(Keys keys) {
        Conditions conditions = new Conditions(
                ConditionReader.find(keys, "error"),
                ConditionReader.find(keys, "duplicate"),
                ConditionReader.find(keys, "failure"),
                ConditionReader.find(keys, "success"));
        Pick price = PickReader.find(keys, "price");
        Pick bid = PickReader.find(keys, "bid");
        Picks picks = new Picks(
                PickReader.find(keys, "reason"),
                bid == null ? price : bid,
                PickReader.find(keys, "reference"),
                append(keys));
        BigDecimal price0 = Settings.findDecimal(keys, "default_price");
        Gaps gaps = new Gaps(keys.findText("default_reason"), price0 == null ? null : cents(price0));
        String read = keys.has("read") ? Settings.oneOf(keys, "read", "text", BodyKind.words()) : null;
        keys.refuseOthers();
        return new ResponseMapping(conditions, picks, gaps, expectation(read, conditions, picks));
    }

    private static Map<String, Pick> append(Keys keys) {
        Map<String, Pick> append = new LinkedHashMap<>();
        Keys below = keys.findKeys("append");
        if (below != null) {
            for (String name : below.names()) {
                Pick pick = PickReader.find(below, name);
                if (pick != null) {
                    append.put(name, pick);
                }
            }
        }
        return append;
    }

    private static Expectation expectation(@Nullable String read, Conditions conditions, Picks picks) {
        Set<Pick> all = Stream.concat(
                        given(conditions).flatMap(Condition::picks),
                        Stream.concat(
                                Stream.of(picks.reason(), picks.price(), picks.reference())
                                        .filter(Objects::nonNull),
                                picks.append().values().stream()))
                .collect(Collectors.toSet());
        boolean usesText = given(conditions).anyMatch(Condition::usesText)
                || all.stream().anyMatch(pick -> pick instanceof Pick.ByPattern);
        Set<BodyKind> implied =
                all.stream().flatMap(pick -> pick.kinds().stream()).collect(Collectors.toSet());
        return new Expectation(
                read == null ? null : BodyKind.of(read), implied, usesText, isBodyless(conditions, picks));
    }

    private static boolean isBodyless(Conditions conditions, Picks picks) {
        Condition success = conditions.success();
        boolean inHeaders = Stream.concat(
                        success == null ? Stream.of() : success.picks(),
                        Stream.of(picks.price(), picks.reference()).filter(Objects::nonNull))
                .allMatch(pick -> pick instanceof Pick.ByHeader);
        return inHeaders && picks.append().isEmpty() && (success == null || !success.usesText());
    }

    private static Stream<Condition> given(Conditions conditions) {
        return Stream.of(conditions.error(), conditions.duplicate(), conditions.failure(), conditions.success())
                .filter(Objects::nonNull);
    }

    private static long cents(BigDecimal dollars) {
        return dollars.movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
