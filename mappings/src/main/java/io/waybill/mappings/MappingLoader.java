package io.waybill.mappings;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.waybill.mappings.alert.AlertSettings;
import io.waybill.mappings.alert.AlertSettingsReader;
import io.waybill.mappings.source.SourceReader;
import io.waybill.mappings.yaml.Keys;
import io.waybill.mappings.yaml.Loading;
import io.waybill.mappings.yaml.Place;
import io.waybill.mappings.yaml.Problems;
import io.waybill.mappings.yaml.YamlReader;
import io.waybill.mappings.yaml.YamlValue;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Loads the mapping files of a home. Never throws for what is in them: every mistake of every file is reported at once. */
public final class MappingLoader {
    private final Loading loading;
    private final Integrations integrations;

    private MappingLoader(Loading loading) {
        this.loading = loading;
        this.integrations = new Integrations(loading);
    }

    /**
     * Reads {@code *.yaml} and {@code *.yml} directly in {@code mappings/sources}, {@code mappings/recipients} and
     * {@code mappings/enhancements}, a file's name is its id; and {@code mappings/alerts.yaml}. Whatever else is there is read only where one of these refers to it.
     *
     * @param files content by path below the home, with {@code /}
     * @param vocabulary the flows and fields that may be named
     */
    public static Mappings load(Map<String, byte[]> files, Secrets secrets, Vocabulary vocabulary) {
        Problems problems = new Problems();
        MappingLoader loader = new MappingLoader(new Loading(problems, secrets, Map.copyOf(files), vocabulary));
        return new Mappings(
                loader.loadAll("sources", SourceReader::read),
                loader.loadAll("recipients", RecipientReader::read),
                loader.loadAll("enhancements", EnhancementReader::read),
                loader.alerts(),
                problems.list());
    }

    /** The same where nothing is known of the flows. */
    public static Mappings load(Map<String, byte[]> files, Secrets secrets) {
        return load(files, secrets, Vocabulary.OPEN);
    }

    private <T> Map<String, T> loadAll(String folder, BiFunction<String, Keys, T> reader) {
        Pattern file = Pattern.compile("mappings/" + folder + "/([^/]+)\\.ya?ml");
        Map<String, T> loaded = new HashMap<>();
        Map<String, String> pathById = new HashMap<>();
        for (String path : new TreeMap<>(loading.files()).keySet()) {
            Matcher name = file.matcher(path);
            if (name.matches()) {
                String earlier = pathById.putIfAbsent(name.group(1), path);
                T value = loadOne(path, name.group(1), reader);
                if (earlier != null) {
                    refuseTwice(path, earlier);
                } else if (value != null) {
                    loaded.put(name.group(1), value);
                }
            }
        }
        return loaded;
    }

    private AlertSettings alerts() {
        AlertSettings read = loading.files().containsKey(AlertSettingsReader.FILE)
                ? loadOne(AlertSettingsReader.FILE, "alerts", (id, keys) -> AlertSettingsReader.read(keys))
                : null;
        return read == null ? AlertSettings.NONE : read;
    }

    private <T> @Nullable T loadOne(String path, String id, BiFunction<String, Keys, T> reader) {
        int before = loading.problems().count();
        YamlValue.Section own =
                YamlReader.read(path, loading.files().getOrDefault(path, new byte[0]), loading.problems());
        YamlValue.Section whole = own == null ? null : integrations.under(own);
        if (whole == null) {
            return null;
        }
        T value = reader.apply(id, new Keys(whole, loading));
        return loading.problems().count() == before ? value : null;
    }

    private void refuseTwice(String path, String earlier) {
        loading.problems()
                .add(
                        Place.of(path),
                        "",
                        "(%s) has the same id. Maybe one of the two is an old copy.".formatted(earlier));
    }
}
