package io.waybill.mappings.template;

import io.pebbletemplates.pebble.node.ForNode.LoopVariables;
import io.waybill.mappings.field.FieldValue;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks up names such as {@code lead.email.domain}. Only maps, lists and plain values are walked: nothing is called, nothing is reflected on. */
final class Paths {
    /** The names a path can begin with. */
    static final Set<String> ROOTS =
            Set.of("lead", "appended", "source", "flow", "delivery", "attempt", "now", "price", "ping");

    private Paths() {}

    /** The value of a path; null where anything on the way is missing. */
    static @Nullable Object find(TemplateData data, String root, List<String> steps) {
        return switch (root) {
            case "lead" -> lead(data, steps);
            case "appended" ->
                steps.isEmpty()
                        ? data.appended()
                        : walk(enhancement(data, steps.getFirst()), steps.subList(1, steps.size()));
            case "source" -> walk(data.source(), steps);
            case "flow" -> walk(data.flow(), steps);
            case "delivery" -> walk(data.delivery(), steps);
            case "attempt" -> walk(BigDecimal.valueOf(data.attempt()), steps);
            case "now" -> walk(data.now().toString(), steps);
            case "price" -> walk(data.price(), steps);
            case "ping" -> walk(data.ping(), steps);
            default -> null;
        };
    }

    /** Follows names into a value. */
    static @Nullable Object walk(@Nullable Object value, List<String> steps) {
        Object here = value;
        for (String step : steps) {
            here = member(here, step);
        }
        return here;
    }

    private static @Nullable Object lead(TemplateData data, List<String> steps) {
        if (steps.isEmpty()) {
            return allFields(data);
        }
        List<String> rest = steps.subList(1, steps.size());
        return switch (steps.getFirst()) {
            case "id" -> walk(data.leadId(), rest);
            case "score" -> walk(BigDecimal.valueOf(data.score()), rest);
            default -> field(data.fields().get(steps.getFirst()), rest);
        };
    }

    private static @Nullable Object field(@Nullable FieldValue field, List<String> rest) {
        if (field == null || rest.isEmpty()) {
            return field == null ? null : plain(field);
        }
        List<String> deeper = rest.subList(1, rest.size());
        return switch (rest.getFirst()) {
            case "raw" -> walk(field.raw(), deeper);
            case "normal" -> walk(field.normal(), deeper);
            case "valid" -> walk(field.valid(), deeper);
            default -> walk(field.parts().get(rest.getFirst()), deeper);
        };
    }

    /** Numbers and booleans keep their type; a range compares by its average but is written as a range. */
    private static @Nullable Object plain(FieldValue field) {
        if (!field.valid()) {
            return field.raw();
        }
        boolean typed = field.value() instanceof Boolean
                || (field.value() instanceof BigDecimal && !field.type().equals("range"));
        return typed ? field.value() : field.normal();
    }

    private static Map<String, Object> allFields(TemplateData data) {
        Map<String, Object> all = new LinkedHashMap<>();
        data.fields().forEach((name, field) -> {
            Object value = plain(field);
            if (value != null) {
                all.put(name, value);
            }
        });
        return all;
    }

    private static @Nullable Object enhancement(TemplateData data, String name) {
        Map<String, Object> exact = data.appended().get(name);
        if (exact != null) {
            return exact;
        }
        return data.appended().entrySet().stream()
                .filter(entry -> entry.getKey().replace('-', '_').equals(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Object member(@Nullable Object value, String name) {
        return switch (value) {
            case Map<?, ?> map -> map.get(name);
            case List<?> list ->
                name.matches("[0-9]{1,6}") && Integer.parseInt(name) < list.size()
                        ? list.get(Integer.parseInt(name))
                        : null;
            case Map.Entry<?, ?> entry ->
                name.equals("key") ? entry.getKey() : name.equals("value") ? entry.getValue() : null;
            case LoopVariables loop -> loopMember(loop, name);
            case null, default -> null;
        };
    }

    private static @Nullable Object loopMember(LoopVariables loop, String name) {
        return switch (name) {
            case "index" -> BigDecimal.valueOf(loop.getIndex());
            case "first" -> loop.isFirst();
            case "last" -> loop.isLast();
            case "length" -> new BigDecimal(loop.getLength().toString());
            default -> null;
        };
    }
}
