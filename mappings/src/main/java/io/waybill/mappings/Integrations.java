package io.waybill.mappings;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.waybill.mappings.yaml.Keys;
import io.waybill.mappings.yaml.Loading;
import io.waybill.mappings.yaml.YamlReader;
import io.waybill.mappings.yaml.YamlValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what {@code uses: vendor.action} names, in the home or else in the catalogue, and puts it under a file's own keys. */
final class Integrations {
    private static final Pattern USES = Pattern.compile("([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)");

    private final Loading loading;

    /** What a file uses, and which settings stand in what becomes of both. */
    record Use(YamlValue.Text uses, Set<String> settings) {}

    Integrations(Loading loading) {
        this.loading = loading;
    }

    /**
     * The file's keys over those of its integration, whose settings are filled in; the file itself where it uses none. Null when a setting is
     * missing: whatever else were said of the file would only follow from that.
     */
    YamlValue.@Nullable Section under(YamlValue.Section own) {
        YamlValue.Text uses = new Keys(own, loading).findScalar("uses");
        if (uses == null) {
            return own;
        }
        YamlValue.Section rest = withoutSettings(own);
        YamlValue.Section integration = find(uses);
        if (integration == null) {
            return rest;
        }
        // Settings of what the file replaces by keys of its own are not needed.
        YamlValue.Section merged = Inheritance.merge(rest, withoutSettings(integration));
        IntegrationSettings settings =
                IntegrationSettings.find(integration, own, new Use(uses, SettingPlaces.named(merged)), loading);
        return settings == null ? null : new SettingPlaces(settings).fillIn(merged);
    }

    private YamlValue.@Nullable Section find(YamlValue.Text uses) {
        Matcher parts = USES.matcher(uses.text());
        String path =
                parts.matches() ? "mappings/integrations/%s/%s.yaml".formatted(parts.group(1), parts.group(2)) : "";
        byte[] content = parts.matches() ? loading.files().get(path) : null;
        if (content == null && parts.matches()) {
            content = Catalogue.find(parts.group(1), parts.group(2));
        }
        if (content == null) {
            loading.problems()
                    .add(
                            uses.place(),
                            uses.text(),
                            "There is no integration (%s). Maybe the file mappings/integrations/<vendor>/<action>.yaml is missing."
                                    .formatted(uses.text()));
            return null;
        }
        return YamlReader.read(path, content, loading.problems());
    }

    private static YamlValue.Section withoutSettings(YamlValue.Section section) {
        Map<String, YamlValue> rest = new LinkedHashMap<>(section.entries());
        rest.remove(IntegrationSettings.KEY);
        return new YamlValue.Section(section.place(), rest);
    }
}
