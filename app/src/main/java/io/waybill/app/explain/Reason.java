package io.waybill.app.explain;

import io.waybill.rules.explain.ReadRow;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One reason, in words and as data. For one thread. */
final class Reason {
    private final Map<String, @Nullable Object> data = new LinkedHashMap<>();
    private final String text;

    Reason(String kind, String text) {
        this.text = text;
        data.put("kind", kind);
    }

    /** The same with one more value; null is left out. */
    Reason with(String name, @Nullable Object value) {
        if (value != null) {
            data.put(name, value);
        }
        return this;
    }

    /** The same with the row that it is about. */
    Reason at(RowView rows, @Nullable ReadRow row) {
        return row == null
                ? this
                : with("table", row.table())
                        .with("row", row.number())
                        .with("id", row.id())
                        .with("file", rows.file(row));
    }

    String text() {
        return text;
    }

    Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> whole = new LinkedHashMap<>(data);
        whole.put("text", text);
        return whole;
    }
}
