package io.waybill.app.release;

import io.waybill.rules.RuleProblem.Severity;
import io.waybill.rules.flow.Problems;
import io.waybill.rules.table.Sheet;
import io.waybill.rules.table.TableKind;
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
    /** Null where it is no table whose rows have names, each its own. */
    static @Nullable TableRows read(TableKind kind, byte[] content) {
        var problems = new Problems(kind.word());
        var sheet = Sheet.read(kind, content, problems);
        var header = sheet.header();
        int id = sheet.idPlace();
        boolean broken = problems.list().stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
        if (header == null || id < 0 || broken) {
            return null;
        }
        var columns = header.cells().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        var rows = new LinkedHashMap<String, Map<String, String>>();
        for (var line : sheet.rows()) {
            if (rows.put(line.cell(id), cells(columns, line)) != null) {
                return null;
            }
        }
        return new TableRows(columns, rows);
    }

    private static Map<String, String> cells(List<String> columns, Sheet.Line line) {
        var cells = new LinkedHashMap<String, String>();
        for (int place = 0; place < columns.size(); place++) {
            cells.put(columns.get(place), line.cell(place));
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
