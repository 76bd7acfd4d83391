package io.waybill.rules.table;

import io.waybill.rules.table.cell.CellType;
import io.waybill.rules.table.cell.Condition;
import io.waybill.rules.table.cell.Reading;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days on which a row holds, both included, by the lead's own calendar; null is an open end.
 */
public record RowDates(@Nullable LocalDate from, @Nullable LocalDate until) {
    /** What the dates are compared with. */
    public static final Column COLUMN = new Column("local.date", "local.date", CellType.DATE, null);

    /** A row without dates. */
    public static final RowDates ALWAYS = new RowDates(null, null);

    /** Whether the row does not always hold. */
    public boolean limited() {
        return from != null || until != null;
    }

    /** The dates as a condition on {@link #COLUMN}. */
    public Condition condition() {
        return limited() ? new Condition.Range(place(from), true, place(until), true) : new Condition.Any();
    }

    private static @Nullable BigDecimal place(@Nullable LocalDate date) {
        return date == null ? null : Reading.place(date);
    }
}
