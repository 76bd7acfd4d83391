package io.waybill.mappings.source;

import io.waybill.mappings.template.Values;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renames, maps values, fills in defaults and sets constants, in this order. */
final class Translation {
    private final SourceMapping source;

    Translation(SourceMapping source) {
        this.source = source;
    }

    Map<String, String> apply(Map<String, ?> body) {
        Map<String, String> sent = new LinkedHashMap<>();
        body.forEach((name, value) -> flatten(name, value, sent));
        Map<String, String> ours = new LinkedHashMap<>();
        sent.forEach((name, value) -> {
            put(ours, source.fields().getOrDefault(name, name), value);
            source.copies().getOrDefault(name, List.of()).forEach(copy -> put(ours, copy, value));
        });
        ours.replaceAll(this::mapValue);
        source.defaults().forEach((name, value) -> {
            if (ours.getOrDefault(name, "").isBlank()) {
                ours.put(name, value);
            }
        });
        ours.putAll(source.constants());
        return ours;
    }

    /** Two of their names may mean the same field: then the one that says something counts, and of two such the later. */
    private static void put(Map<String, String> ours, String name, String value) {
        if (!value.isBlank() || !ours.containsKey(name)) {
            ours.put(name, value);
        }
    }

    private String mapValue(String name, String value) {
        String wanted = value.strip();
        return source.values().getOrDefault(name, Map.of()).entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(wanted))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(value);
    }

    private static void flatten(String name, @Nullable Object value, Map<String, String> sent) {
        switch (value) {
            case null -> {
                // null says nothing, so that a default may stand in
            }
            case Map<?, ?> map -> map.forEach((child, below) -> flatten(name + "." + child, below, sent));
            case List<?> list -> flattenList(name, list, sent);
            case BigDecimal number -> sent.put(name, Values.plain(number));
            case Double number when Double.isFinite(number) -> sent.put(name, Values.plain(BigDecimal.valueOf(number)));
            default -> sent.put(name, value.toString());
        }
    }

    /** A list of maps is told apart by number; of a list of values the last counts. */
    private static void flattenList(String name, List<?> list, Map<String, String> sent) {
        for (int i = 0; i < list.size(); i++) {
            boolean nested = list.get(i) instanceof Map || list.get(i) instanceof List;
            flatten(nested ? name + "." + i : name, list.get(i), sent);
        }
    }
}
