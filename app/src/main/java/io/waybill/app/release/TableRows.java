package io.waybill.app.release;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table as rows by their id.
 *
 * @param columns in their order
 * @param rows each row's cells by column, in the order of the table
 */
record TableRows(List<String> columns, Map<String, Map<String, String>> rows) {
    private static final String ID = "id";

    /** Null where it is no table whose rows have names, each its own. */
    static @Nullable TableRows read(String text) {
        var plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        var header = plain.lines().findFirst().orElse("");
        char separator = header.indexOf(',') < 0 && header.indexOf(';') >= 0 ? ';' : ',';
        try (var reader = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .ofCsvRecord(plain)) {
            return read(reader.stream().map(CsvRecord::getFields).toList());
        } catch (CsvParseException | IOException unreadable) {
            return null;
        }
    }

    private static @Nullable TableRows read(List<List<String>> lines) {
        if (lines.isEmpty()) {
            return null;
        }
        var columns = lines.getFirst().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        int id = columns.indexOf(ID);
        var rows = new LinkedHashMap<String, Map<String, String>>();
        for (var line : lines.subList(1, lines.size())) {
            if (line.stream().allMatch(String::isBlank)) {
                continue;
            }
            var cells = cells(columns, line);
            if (id < 0 || rows.put(cells.getOrDefault(ID, ""), cells) != null) {
                return null;
            }
        }
        return id < 0 ? null : new TableRows(columns, rows);
    }

    private static Map<String, String> cells(List<String> columns, List<String> line) {
        var cells = new LinkedHashMap<String, String>();
        for (int place = 0; place < columns.size(); place++) {
            cells.put(columns.get(place), place < line.size() ? line.get(place).strip() : "");
        }
        return cells;
    }

    /** The names of the rows, in their order. */
    List<String> ids() {
        return new ArrayList<>(rows.keySet());
    }

    String cell(String row, String column) {
        return rows.getOrDefault(row, Map.of()).getOrDefault(column, "");
    }
}
