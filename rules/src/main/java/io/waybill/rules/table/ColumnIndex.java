package io.waybill.rules.table;

import io.waybill.rules.table.cell.Condition;
import io.waybill.rules.table.cell.Reading;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** One column of a {@link RowIndex}: what stands in the column in, the rows that accept it out. Immutable. */
final class ColumnIndex {
    /** How the conditions of some rows are looked up. */
    private enum Way {
        VALUE,
        ORDER,
        LIST,
        START,
        /** Not at all: the row is tried when no other column has ruled it out. */
        SCAN
    }

    private final Column column;
    private final List<Condition> conditions;
    private final BitSet any;
    private final BitSet missing;
    private final BitSet invalid;
    private final BitSet scanned;
    private final List<IndexedRows> parts = new ArrayList<>();

    /** @param conditions one for each row of the table */
    ColumnIndex(Column column, List<Condition> conditions) {
        this.column = column;
        this.conditions = conditions;
        this.scanned = rows(Way.SCAN);
        this.any = new BitSet(conditions.size());
        for (int row = 0; row < conditions.size(); row++) {
            any.set(row, conditions.get(row) instanceof Condition.Any);
        }
        this.missing = rowsHolding(Reading.of(column.type(), null, false));
        this.invalid = rowsHolding(Reading.of(column.type(), null, true));
        parts.add(new ValueRows(conditions, rows(Way.VALUE)));
        parts.add(new OrderedRows(conditions, rows(Way.ORDER)));
        parts.add(new ListRows(conditions, rows(Way.LIST)));
        parts.add(new StartRows(conditions, rows(Way.START)));
        parts.removeIf(IndexedRows::isEmpty);
    }

    /**
     * Takes away the rows that do not accept what stands in the column.
     *
     * @param scratch overwritten
     * @return what stands there, for {@link #holds}
     */
    Reading narrow(BitSet found, BitSet scratch, Inputs in) {
        String input = column.input();
        Reading reading =
                Reading.of(column.type(), in.value(input), in.present(input)).on(in.lists(input));
        if (in.pending(input)) {
            found.and(any);
        } else if (reading.key() == null) {
            found.and(reading.present() ? invalid : missing);
        } else {
            scratch.clear();
            scratch.or(scanned);
            parts.forEach(part -> part.accepting(reading, scratch));
            found.and(scratch);
        }
        return reading;
    }

    /** Whether the row accepts what stands in the column, for a row that {@link #narrow} has left. */
    boolean holds(int row, Reading reading) {
        return !scanned.get(row) || conditions.get(row).holds(reading);
    }

    private BitSet rowsHolding(Reading reading) {
        BitSet rows = new BitSet(conditions.size());
        for (int row = 0; row < conditions.size(); row++) {
            rows.set(row, conditions.get(row).holds(reading));
        }
        return rows;
    }

    private BitSet rows(Way way) {
        BitSet rows = new BitSet(conditions.size());
        for (int row = 0; row < conditions.size(); row++) {
            rows.set(row, wayOf(conditions.get(row)) == way);
        }
        return rows;
    }

    private static Way wayOf(Condition condition) {
        return switch (condition) {
            case Condition.Any any -> Way.VALUE;
            case Condition.Present present -> Way.VALUE;
            case Condition.Missing missing -> Way.VALUE;
            case Condition.Valid valid -> Way.VALUE;
            case Condition.Invalid invalid -> Way.VALUE;
            case Condition.OneOf oneOf -> Way.VALUE;
            case Condition.Range range -> Way.ORDER;
            case Condition.InList inList -> Way.LIST;
            case Condition.StartsWith startsWith -> Way.START;
            case Condition.AnyOf anyOf ->
                anyOf.conditions().stream().allMatch(ColumnIndex::ordered) ? Way.ORDER : Way.SCAN;
            case Condition.TextRange textRange -> Way.SCAN;
            case Condition.Contains contains -> Way.SCAN;
            case Condition.Matches matches -> Way.SCAN;
            case Condition.Not not -> wayOf(not.condition());
        };
    }

    private static boolean ordered(Condition condition) {
        return condition instanceof Condition.Range
                || (condition instanceof Condition.OneOf oneOf
                        && oneOf.keys().stream().allMatch(BigDecimal.class::isInstance));
    }
}
