package io.waybill.rules.table;

import io.waybill.rules.table.cell.Condition;
import io.waybill.rules.table.cell.NamedList;
import org.jspecify.annotations.Nullable;

/**
 * One condition of a row.
 *
 * @param column as the header writes it
 * @param text as the table writes it
 */
public record Cell(Column column, String text, Condition condition) {
    /** The uploaded list that the cell names; null when it names none. */
    public NamedList.@Nullable Uploaded uploadedList() {
        return condition.withoutNot() instanceof Condition.InList(NamedList list)
                        && list instanceof NamedList.Uploaded uploaded
                ? uploaded
                : null;
    }
}
