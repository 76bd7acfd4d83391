package io.waybill.mappings;

import io.waybill.mappings.yaml.Keys;
import io.waybill.mappings.yaml.Loading;
import io.waybill.mappings.yaml.Nearest;
import io.waybill.mappings.yaml.Settings;
import io.waybill.mappings.yaml.YamlValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a file says to the integration it uses, which declares its settings: {@code settings: { list_id: { required: true, description: … } }}. */
final class IntegrationSettings {
    static final String KEY = "settings";

    private final Loading loading;
    private final Set<String> declared;
    private final Map<String, YamlValue.Text> values;

    private IntegrationSettings(Loading loading, Set<String> declared, Map<String, YamlValue.Text> values) {
        this.loading = loading;
        this.declared = declared;
        this.values = values;
    }

    /** Reads what is declared and what is given; what nobody asked for is a problem, and what is missing where it is needed too: then null. */
    static @Nullable IntegrationSettings find(
            YamlValue.Section integration, YamlValue.Section own, Integrations.Use use, Loading loading) {
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
                isMissing |= value == null && isRequired(name, declaration, use);
            }
            if (value != null) {
                values.put(name, value);
            }
            known(declaration);
        }
        refuseOthers(given, declared, use.uses());
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

    private static boolean isRequired(String name, Keys declaration, Integrations.Use use) {
        if (!Settings.flag(declaration, "required", false) || !use.settings().contains(name)) {
            return false;
        }
        YamlValue.Text description = declaration.findScalar("description");
        String text = "The setting (%s) is missing%s. Maybe settings: { %s: … }."
                .formatted(name, description == null ? "" : ": " + description.text(), name);
        declaration.loading().problems().add(use.uses().place(), use.uses().text(), text);
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

    /** The setting's value; null when it is not set. One that is not declared is a problem at the place that names it. */
    YamlValue.@Nullable Text find(YamlValue.Text place, String name) {
        if (!declared.contains(name)) {
            loading.problems()
                    .add(
                            place.place(),
                            place.text(),
                            "No setting (%s) is declared. %s".formatted(name, Nearest.maybe(name, declared)));
        }
        return values.get(name);
    }
}
