package io.waybill.app.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.rules.table.Sheet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table as JSON, for grids: {@code {"columns":[…],"rows":[{"number":2,"cells":[…]}]}}, every cell a text. */
final class JsonTable {
    private static final int MOST_ROWS = 1_000_000;

    private JsonTable() {}

    /** The table; rows keep the numbers they have in the file. */
    static Map<String, Object> of(Sheet table) {
        Sheet.Line header = table.header();
        List<String> columns = header == null ? List.of() : header.cells();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Sheet.Line line : table.rows()) {
            List<String> cells = new ArrayList<>(line.cells());
            while (cells.size() < columns.size()) {
                cells.add("");
            }
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("number", line.number());
            row.put("cells", cells);
            rows.add(row);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("columns", columns);
        all.put("rows", rows);
        return all;
    }

    /** The table as CSV; a row stands at its number where that lies below the row before, else right below it. */
    static byte[] csv(JsonNode table) throws NotATable {
        if (!table.path("columns").isArray() || !table.path("rows").isArray()) {
            throw new NotATable("The JSON is no table. Maybe {\"columns\":[\"id\"],\"rows\":[{\"cells\":[\"a\"]}]}?");
        }
        var lines = new CsvLines();
        lines.add(1, texts(table.path("columns")));
        int last = 1;
        for (JsonNode row : table.path("rows")) {
            if (!row.path("cells").isArray()) {
                throw new NotATable("Row " + (last + 1) + " of the JSON has no cells. Maybe {\"cells\":[\"a\"]}?");
            }
            int number = row.path("number").asInt(0);
            last = number > last && number <= MOST_ROWS ? number : last + 1;
            lines.add(last, texts(row.path("cells")));
        }
        return lines.content();
    }

    private static List<String> texts(JsonNode cells) throws NotATable {
        List<String> texts = new ArrayList<>();
        for (JsonNode cell : cells) {
            if (cell.isContainerNode()) {
                throw new NotATable("A cell of the JSON is no text, number or yes/no.");
            }
            texts.add(cell.isNull() ? "" : cell.asText());
        }
        return texts;
    }
}
