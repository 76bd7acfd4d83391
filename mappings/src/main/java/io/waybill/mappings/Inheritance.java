package io.waybill.mappings;

import io.waybill.mappings.yaml.YamlValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts the keys of one map under those of another, whose own win. */
final class Inheritance {
    private static final List<String> FROM_POST = List.of(
            "url", "method", "format", "root", "auth", "timeout", "gzip", "keep_empty", "charset", "ascii", "soap");

    private static final Set<String> MERGED = Set.of("headers", "body", "response", "batch");

    private Inheritance() {}

    /** Both maps in one. Of those whose entries stand for themselves the entries are merged too; conditions and auth are replaced whole. */
    static YamlValue.Section merge(YamlValue.Section own, YamlValue.Section under) {
        Map<String, YamlValue> merged = new LinkedHashMap<>(under.entries());
        own.entries()
                .forEach((key, value) ->
                        merged.put(key, mergeValue(key, value, under.entries().get(key))));
        return new YamlValue.Section(own.place(), merged);
    }

    /**
     * A ping or reverse with what it has from the recipient around it. Only its own body may leave, so nothing that could print a lead is
     * handed down: no body, no address or proof of identity with an expression, and of the headers only those without one.
     */
    static YamlValue.Section exchange(YamlValue.Section own, YamlValue.Section recipient) {
        Map<String, YamlValue> handedDown = new LinkedHashMap<>();
        for (String key : FROM_POST) {
            YamlValue value = recipient.entries().get(key);
            if (value != null && !((key.equals("url") || key.equals("auth")) && isTemplate(value))) {
                handedDown.put(key, value);
            }
        }
        if (recipient.entries().get("headers") instanceof YamlValue.Section headers) {
            handedDown.put("headers", withoutTemplates(headers));
        }
        return merge(own, new YamlValue.Section(own.place(), handedDown));
    }

    private static YamlValue mergeValue(String key, YamlValue own, @Nullable YamlValue under) {
        if (!MERGED.contains(key)
                || !(own instanceof YamlValue.Section mine)
                || !(under instanceof YamlValue.Section theirs)) {
            return own;
        }
        Map<String, YamlValue> entries = new LinkedHashMap<>(theirs.entries());
        entries.putAll(mine.entries());
        return new YamlValue.Section(mine.place(), entries);
    }

    private static YamlValue.Section withoutTemplates(YamlValue.Section headers) {
        Map<String, YamlValue> constant = new LinkedHashMap<>(headers.entries());
        constant.values().removeIf(Inheritance::isTemplate);
        return new YamlValue.Section(headers.place(), constant);
    }

    /** Whether the value, or anything below it, has an expression in it. */
    static boolean isTemplate(YamlValue value) {
        return switch (value) {
            case YamlValue.Text text ->
                text.text().contains("{{") || text.text().contains("{%");
            case YamlValue.Section section ->
                section.entries().values().stream().anyMatch(Inheritance::isTemplate);
            case YamlValue.Items items -> items.values().stream().anyMatch(Inheritance::isTemplate);
        };
    }
}
