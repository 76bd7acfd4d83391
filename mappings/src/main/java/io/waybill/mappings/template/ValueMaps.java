package io.waybill.mappings.template;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.waybill.mappings.yaml.Keys;
import io.waybill.mappings.yaml.Loading;
import io.waybill.mappings.yaml.Place;
import io.waybill.mappings.yaml.YamlReader;
import io.waybill.mappings.yaml.YamlValue;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files for {@code map('file')}: YAML ({@code theirs: ours}) or CSV with two columns, looked for in the mapping file's own folder, in
 * {@code mappings/maps} and in {@code mappings}. Keys compare without letter case; {@code *} stands for the rest.
 */
final class ValueMaps {
    private static final List<String> ENDINGS = List.of("", ".yaml", ".yml", ".csv");

    private final Loading loading;
    private final String folder;

    ValueMaps(Loading loading, String folder) {
        this.loading = loading;
        this.folder = folder;
    }

    /** A filter over one file; null when there is no such file. */
    @Nullable
    LeafFilter find(String name) {
        return Stream.of(folder, "mappings/maps/", "mappings/")
                .flatMap(place -> ENDINGS.stream().map(ending -> place + name + ending))
                .filter(path -> path.endsWith(".csv") || path.endsWith(".yaml") || path.endsWith(".yml"))
                .filter(loading.files()::containsKey)
                .findFirst()
                .map(this::filter)
                .orElse(null);
    }

    private LeafFilter filter(String path) {
        Map<String, String> entries = new HashMap<>();
        read(path).forEach((key, value) -> entries.put(key.strip().toLowerCase(Locale.ROOT), value));
        String rest = entries.get("*");
        return Filters.onText((text, arguments) -> {
            String found = entries.get(text.strip().toLowerCase(Locale.ROOT));
            return found != null ? found : rest != null ? rest : text;
        });
    }

    private Map<String, String> read(String path) {
        byte[] content = loading.files().getOrDefault(path, new byte[0]);
        return path.endsWith(".csv") ? readCsv(path, content) : readYaml(path, content);
    }

    private Map<String, String> readYaml(String path, byte[] content) {
        YamlValue.Section section = YamlReader.read(path, content, loading.problems());
        Map<String, String> entries = new HashMap<>();
        if (section != null) {
            Keys keys = new Keys(section, loading);
            keys.names().forEach(name -> entries.put(name, keys.text(name, "")));
        }
        return entries;
    }

    private Map<String, String> readCsv(String path, byte[] content) {
        Map<String, String> entries = new HashMap<>();
        String text = YamlReader.decode(Place.of(path), content, loading.problems());
        if (text == null) {
            return entries;
        }
        try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(text)) {
            rows.forEach(row -> readRow(path, row, entries));
        } catch (CsvParseException | java.io.IOException e) {
            loading.problems().add(Place.of(path), "", "The file is not CSV. Maybe a quote is not closed.");
        }
        return entries;
    }

    private void readRow(String path, CsvRecord row, Map<String, String> entries) {
        if (row.getFieldCount() == 2) {
            entries.put(row.getField(0), row.getField(1));
        } else {
            Place line = new Place(path, (int) row.getStartingLineNumber(), "");
            loading.problems()
                    .add(
                            line,
                            "",
                            "The row has %d columns. Two are expected: theirs and ours."
                                    .formatted(row.getFieldCount()));
        }
    }
}
