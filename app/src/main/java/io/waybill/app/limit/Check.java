package io.waybill.app.limit;

import io.waybill.rules.fact.Lead;
import io.waybill.rules.table.cell.CellType;
import io.waybill.rules.table.cell.Condition;
import io.waybill.rules.table.cell.Reading;
import org.jspecify.annotations.Nullable;

/**
 * One condition of a cap.
 *
 * @param type how the column's values compare; null when the flow has no such column: then it reads as missing
 */
record Check(String column, @Nullable CellType type, Condition condition) {
    static final String SOURCE = "source";

    boolean holds(Lead lead, String source) {
        return condition.holds(reading(lead, source));
    }

    private Reading reading(Lead lead, String source) {
        if (column.equals(SOURCE)) {
            return Reading.of(CellType.TEXT, source, true);
        }
        return type == null
                ? new Reading(null, "", false)
                : Reading.of(type, lead.get(column), lead.present(column) || lead.get(column) != null);
    }
}
