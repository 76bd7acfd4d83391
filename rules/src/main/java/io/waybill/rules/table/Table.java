package io.waybill.rules.table;

import io.waybill.rules.table.cell.Condition;
import io.waybill.rules.table.cell.Reading;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A decision table with the index over its rows. Immutable; safe for use by many threads. */
public final class Table {
    private final TableKind kind;
    private final List<Row> rows;
    private final RowIndex index;

    /** @param rows in the order of the table, all with the same columns */
    public Table(TableKind kind, List<Row> rows) {
        this.kind = kind;
        this.rows = List.copyOf(rows);
        this.index = new RowIndex(kind.hitPolicy(), this.rows);
    }

    public TableKind kind() {
        return kind;
    }

    /** Every row, also those switched off, in the order of the table. */
    public List<Row> rows() {
        return rows;
    }

    /**
     * The rows that count, in the order of the table: those of which every condition holds, or only the first of them, as the kind of
     * table says. A row that reads a pending column is held back, unless its cell there is blank.
     */
    public List<Row> matches(Inputs in) {
        return index.matches(in);
    }

    /** The first cell, from left to right, that keeps the row out; null when the row matches. */
    public @Nullable Unmet firstUnmet(Row row, Inputs in) {
        if (!row.on()) {
            return new Unmet("on", "no", Unmet.Why.OFF);
        }
        Unmet outside = outsideItsDates(row, in);
        if (outside != null) {
            return outside;
        }
        return row.cells().stream()
                .filter(cell -> !holds(cell, in))
                .findFirst()
                .map(cell -> unmet(cell, in))
                .orElse(null);
    }

    private static Unmet unmet(Cell cell, Inputs in) {
        boolean heldBack = in.pending(cell.column().input());
        return new Unmet(cell.column().name(), cell.text(), heldBack ? Unmet.Why.HELD_BACK : Unmet.Why.NOT_MET);
    }

    private static @Nullable Unmet outsideItsDates(Row row, Inputs in) {
        RowDates dates = row.dates();
        if (!dates.limited()) {
            return null;
        }
        boolean late = dates.until() != null
                && in.value(RowDates.COLUMN.input()) instanceof LocalDate today
                && today.isAfter(dates.until());
        if (late) {
            return new Unmet("until", String.valueOf(dates.until()), Unmet.Why.AFTER_UNTIL);
        }
        return holds(RowDates.COLUMN, dates.condition(), in)
                ? null
                : new Unmet("from", String.valueOf(dates.from()), Unmet.Why.BEFORE_FROM);
    }

    /** Whether one cell, taken alone, lets its row match. */
    public static boolean holds(Cell cell, Inputs in) {
        return holds(cell.column(), cell.condition(), in);
    }

    private static boolean holds(Column column, Condition condition, Inputs in) {
        return condition instanceof Condition.Any
                || (!in.pending(column.input())
                        && condition.holds(
                                Reading.of(column.type(), in.value(column.input()), in.present(column.input()))
                                        .on(in.lists(column.input()))));
    }
}
