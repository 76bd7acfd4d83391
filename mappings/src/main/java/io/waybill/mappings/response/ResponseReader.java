package io.waybill.mappings.response;

import io.waybill.mappings.response.ConditionsResponse.Conditions;
import io.waybill.mappings.response.ConditionsResponse.Gaps;
import io.waybill.mappings.response.ConditionsResponse.Picks;
import io.waybill.mappings.yaml.Keys;
import io.waybill.mappings.yaml.Settings;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code response:} from a mapping file. */
public final class ResponseReader {
    private static final String EXPIRES = "expires";

    private ResponseReader() {}

    /** The response of an exchange; without {@code response:} every 2xx is a success. Mistakes are reported. */
    public static ResponseMapping read(Keys exchange) {
        Keys keys = exchange.findKeys("response");
        if (keys == null) {
            return nothingMapped();
        }
        return keys.find("leadconduit") == null ? mapped(keys) : LeadConduitReader.read(keys);
    }

    private static ResponseMapping nothingMapped() {
        return new ConditionsResponse(
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
                append(keys, PickReader.find(keys, EXPIRES)));
        BigDecimal price0 = Settings.findDecimal(keys, "default_price");
        Gaps gaps = new Gaps(keys.findText("default_reason"), price0 == null ? null : Money.cents(price0));
        String read = keys.has("read") ? Settings.oneOf(keys, "read", "text", BodyKind.words()) : null;
        keys.refuseOthers();
        return new ConditionsResponse(conditions, picks, gaps, expectation(read, conditions, picks));
    }

    /** @param expires until when a bid holds: data of the answer like any other, under a name of its own */
    private static Map<String, Pick> append(Keys keys, @Nullable Pick expires) {
        Map<String, Pick> append = new LinkedHashMap<>();
        if (expires != null) {
            append.put(EXPIRES, expires);
        }
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
}
