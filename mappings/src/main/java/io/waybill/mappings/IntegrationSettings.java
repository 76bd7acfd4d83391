package io.waybill.mappings;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.waybill.mappings.yaml.Keys;
import io.waybill.mappings.yaml.Loading;
import io.waybill.mappings.yaml.Nearest;
import io.waybill.mappings.yaml.Settings;
import io.waybill.mappings.yaml.YamlValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a file says to the integration it uses. The integration declares its settings ({@code settings: { list_id: { required: true,
 * description: … } }}) and writes {@code {{ settings.list_id }}} where they belong: a whole value becomes the setting as its user wrote it,
 * secrets and expressions included; an entry that names a setting which is not set is left out.
 */
final class IntegrationSettings {
    static final String KEY = "settings";

    private static final Pattern WHOLE = Pattern.compile("\\s*\\{\\{\\s*settings\\.([A-Za-z0-9_]+)\\s*\\}\\}\\s*");
    private static final Pattern TAG = Pattern.compile("\\{\\{\\s*settings\\.([A-Za-z0-9_]+)\\s*\\}\\}");
    private static final Pattern IN_EXPRESSION = Pattern.compile("\\bsettings\\.([A-Za-z0-9_]+)");
    private static final Pattern EXPRESSION = Pattern.compile("\\s*\\{\\{-?([^{}]*)-?\\}\\}\\s*");

    private final Loading loading;
    private final Set<String> declared;
    private final Map<String, YamlValue.Text> values;

    private IntegrationSettings(Loading loading, Set<String> declared, Map<String, YamlValue.Text> values) {
        this.loading = loading;
        this.declared = declared;
        this.values = values;
    }

    /** Reads what is declared and what is given; what nobody asked for is a problem, and what is missing too: then null. */
    static @Nullable IntegrationSettings find(
            YamlValue.Section integration, YamlValue.Section own, YamlValue.Text uses, Loading loading) {
        Keys declarations = new Keys(integration, loading).findKeys(KEY);
        Keys given = new Keys(own, loading).findKeys(KEY);
        Set<String> declared = new TreeSet<>(declarations == null ? List.of() : declarations.names());
        Map<String, YamlValue.Text> values = new LinkedHashMap<>();
        boolean isMissing = false;
        for (String name : declared) {
            Keys declaration = declarations == null ? null : declarations.findKeys(name);
            YamlValue.Text value = given == null ? null : given.findScalar(name);
            if (declaration != null && value == null) {
                value = declaration.findScalar("default");
                isMissing |= value == null && isRequired(name, declaration, uses);
            }
            if (value != null) {
                values.put(name, value);
            }
            known(declaration);
        }
        refuseOthers(given, declared, uses);
        return isMissing ? null : new IntegrationSettings(loading, declared, values);
    }

    private static void known(@Nullable Keys declaration) {
        if (declaration != null) {
            Settings.flag(declaration, "required", false);
            declaration.findScalar("default");
            declaration.findScalar("description");
            declaration.refuseOthers();
        }
    }

    private static boolean isRequired(String name, Keys declaration, YamlValue.Text uses) {
        if (!Settings.flag(declaration, "required", false)) {
            return false;
        }
        YamlValue.Text description = declaration.findScalar("description");
        String text = "The setting (%s) is missing%s. Maybe settings: { %s: … }."
                .formatted(name, description == null ? "" : ": " + description.text(), name);
        declaration.loading().problems().add(uses.place(), uses.text(), text);
        return true;
    }

    private static void refuseOthers(@Nullable Keys given, Set<String> declared, YamlValue.Text uses) {
        for (String name : given == null ? List.<String>of() : given.names()) {
            if (given != null && !declared.contains(name)) {
                given.problem(
                        name,
                        "The integration (%s) has no setting (%s). %s"
                                .formatted(uses.text(), name, Nearest.maybe(name, declared)));
            }
        }
    }

    /** The integration with its settings in their places. */
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
        Matcher whole = WHOLE.matcher(text.text());
        if (whole.matches()) {
            return find(text, whole.group(1));
        }
        Matcher named = IN_EXPRESSION.matcher(text.text());
        while (named.find()) {
            if (find(text, named.group(1)) == null) {
                return null;
            }
        }
        String tags = replace(TAG, text.text(), YamlValue.Text::text);
        return new YamlValue.Text(
                text.place(), replace(IN_EXPRESSION, tags, IntegrationSettings::operand), text.plain());
    }

    private String replace(Pattern pattern, String text, Function<YamlValue.Text, String> as) {
        Matcher found = pattern.matcher(text);
        StringBuilder out = new StringBuilder();
        int done = 0;
        while (found.find()) {
            YamlValue.Text value = values.get(found.group(1));
            out.append(text, done, found.start()).append(value == null ? found.group() : as.apply(value));
            done = found.end();
        }
        return out.append(text, done, text.length()).toString();
    }

    private YamlValue.@Nullable Text find(YamlValue.Text place, String name) {
        if (!declared.contains(name)) {
            loading.problems()
                    .add(
                            place.place(),
                            place.text(),
                            "No setting (%s) is declared. %s".formatted(name, Nearest.maybe(name, declared)));
        }
        return values.get(name);
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
