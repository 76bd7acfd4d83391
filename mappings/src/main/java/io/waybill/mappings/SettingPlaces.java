package io.waybill.mappings;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.waybill.mappings.yaml.YamlValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts settings where an integration writes {@code {{ settings.list_id }}}: a whole value becomes the setting as its user wrote it, secrets
 * and expressions included; an entry that names a setting which is not set is left out.
 */
final class SettingPlaces {
    private static final Pattern WHOLE = Pattern.compile("\\s*\\{\\{\\s*settings\\.([A-Za-z0-9_]+)\\s*\\}\\}\\s*");
    private static final Pattern TAG = Pattern.compile("\\{\\{\\s*settings\\.([A-Za-z0-9_]+)\\s*\\}\\}");
    private static final Pattern IN_EXPRESSION = Pattern.compile("\\bsettings\\.([A-Za-z0-9_]+)");

    private static final Pattern EXPRESSION = Pattern.compile("\\s*\\{\\{-?([^{}]*)-?\\}\\}\\s*");

    private final IntegrationSettings settings;

    SettingPlaces(IntegrationSettings settings) {
        this.settings = settings;
    }

    /** The settings that are named anywhere below a value. */
    static Set<String> named(YamlValue value) {
        return switch (value) {
            case YamlValue.Section section ->
                section.entries().values().stream()
                        .flatMap(below -> named(below).stream())
                        .collect(Collectors.toSet());
            case YamlValue.Items items ->
                items.values().stream().flatMap(below -> named(below).stream()).collect(Collectors.toSet());
            case YamlValue.Text text -> named(text);
        };
    }

    private static Set<String> named(YamlValue.Text text) {
        Set<String> names = new HashSet<>();
        Matcher named = IN_EXPRESSION.matcher(text.text().contains("{{") ? text.text() : "");
        while (named.find()) {
            names.add(named.group(1));
        }
        return names;
    }

    /** The section with its settings in their places. */
    YamlValue.Section fillIn(YamlValue.Section section) {
        Map<String, YamlValue> filled = new LinkedHashMap<>();
        section.entries().forEach((key, value) -> {
            YamlValue now = fillIn(value);
            if (now != null) {
                filled.put(key, now);
            }
        });
        return new YamlValue.Section(section.place(), filled);
    }

    private @Nullable YamlValue fillIn(YamlValue value) {
        return switch (value) {
            case YamlValue.Section section -> fillIn(section);
            case YamlValue.Items items -> {
                List<YamlValue> filled = new ArrayList<>();
                for (YamlValue item : items.values()) {
                    YamlValue now = fillIn(item);
                    if (now != null) {
                        filled.add(now);
                    }
                }
                yield new YamlValue.Items(items.place(), filled);
            }
            case YamlValue.Text text -> fillIn(text);
        };
    }

    private YamlValue.@Nullable Text fillIn(YamlValue.Text text) {
        if (!text.text().contains("{{")) {
            return text;
        }
        Matcher whole = WHOLE.matcher(text.text());
        if (whole.matches()) {
            return settings.find(text, whole.group(1));
        }
        for (String name : named(text)) {
            if (settings.find(text, name) == null) {
                return null;
            }
        }
        String tags = replace(TAG, text, text.text(), YamlValue.Text::text);
        return new YamlValue.Text(
                text.place(), replace(IN_EXPRESSION, text, tags, SettingPlaces::operand), text.plain());
    }

    private String replace(Pattern pattern, YamlValue.Text place, String text, Function<YamlValue.Text, String> as) {
        Matcher found = pattern.matcher(text);
        StringBuilder out = new StringBuilder();
        int done = 0;
        while (found.find()) {
            YamlValue.Text value = settings.find(place, found.group(1));
            out.append(text, done, found.start()).append(value == null ? found.group() : as.apply(value));
            done = found.end();
        }
        return out.append(text, done, text.length()).toString();
    }

    /** Inside a larger expression: an expression stays one, a number too, anything else is a text. */
    private static String operand(YamlValue.Text value) {
        Matcher expression = EXPRESSION.matcher(value.text());
        if (expression.matches()) {
            return "(" + expression.group(1).strip() + ")";
        }
        return value.literal() instanceof BigDecimal
                ? value.text()
                : "\"" + value.text().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
