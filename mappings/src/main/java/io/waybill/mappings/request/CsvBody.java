package io.waybill.mappings.request;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.waybill.mappings.template.Values;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Bodies' values as CSV by the book: a header of their keys, nested ones with dots, then a row for each. */
final class CsvBody {
    private static final String FORMULA = "=+-@\t\r";

    private CsvBody() {}

    /**
     * @param guard a cell that begins like a formula gets a {@code '} before it, unless it is a plain number
     */
    static String write(Collection<?> bodies, boolean guard) {
        List<Map<String, String>> rows = bodies.stream().map(CsvBody::row).toList();
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> columns.addAll(row.keySet()));
        StringWriter out = new StringWriter();
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out)) {
            csv.writeRecord(columns);
            for (Map<String, String> row : rows) {
                csv.writeRecord(columns.stream()
                        .map(column -> row.getOrDefault(column, ""))
                        .map(cell -> guard ? guarded(cell) : cell)
                        .toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed.", e);
        }
        return out.toString();
    }

    private static Map<String, String> row(Object body) {
        Map<String, String> cells = new LinkedHashMap<>();
        collect("", body, cells);
        return cells;
    }

    private static void collect(String key, Object value, Map<String, String> cells) {
        switch (value) {
            case Map<?, ?> map ->
                map.forEach((name, child) -> collect(key.isEmpty() ? name.toString() : key + "." + name, child, cells));
            case BodyTree.Null nothing -> cells.put(key, "");
            default -> cells.put(key, Values.text(value));
        }
    }

    private static String guarded(String cell) {
        boolean formula = !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0;
        return formula && !cell.matches("[+-]?[0-9]{1,40}([.,][0-9]{1,40})?") ? "'" + cell : cell;
    }
}
