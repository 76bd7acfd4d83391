package io.waybill.app.explain;

import io.waybill.app.leads.Masking;
import io.waybill.rules.explain.ReadCell;
import io.waybill.rules.explain.ReadRow;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of tables as people see them. */
record RowView(String flow, Masking masking) {
    String file(ReadRow row) {
        return "rules/flows/%s/%s.csv".formatted(flow, row.table());
    }

    /** As texts name it: {@code buyers.csv row 3 (summit-any)}. */
    static String name(ReadRow row) {
        return "%s.csv row %d (%s)".formatted(row.table(), row.number(), row.id());
    }

    /** Why a row that matches brought nothing. */
    Reason matching(ReadRow row, String kind, String text) {
        return new Reason(kind, "%s matches, but %s.".formatted(name(row), text)).at(this, row);
    }

    /** What the lead has there, as far as the caller may see it; null when it has nothing that could be read. */
    @Nullable
    String findValue(ReadCell cell) {
        return cell.value() != null && masking.hides(cell.column()) ? Masking.MASKED : cell.value();
    }

    Map<String, @Nullable Object> of(ReadRow row) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("table", row.table());
        view.put("id", row.id());
        view.put("file", file(row));
        view.put("row", row.number());
        view.put("cells", row.cells().stream().map(this::of).toList());
        view.put("outputs", row.outputs());
        return view;
    }

    Map<String, @Nullable Object> of(ReadCell cell) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("column", cell.column());
        view.put("cell", cell.cell());
        view.put("value", findValue(cell));
        return view;
    }
}
