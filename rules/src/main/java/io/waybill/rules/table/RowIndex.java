package io.waybill.rules.table;

import io.waybill.rules.table.cell.Condition;
import io.waybill.rules.table.cell.Reading;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the rows that match without looking at each: every column turns the value it reads into the set of rows that accept it, and the
 * sets are intersected. Conditions that cannot be turned round like that (patterns, parts of texts) are tried on the rows left over.
 *
 * <p>Immutable; safe for use by many threads. A match allocates two bit sets of one bit a row.
 */
final class RowIndex {
    private final HitPolicy hitPolicy;
    private final List<Row> rows;
    private final BitSet on = new BitSet();
    private final List<ColumnIndex> columns = new ArrayList<>();

    RowIndex(HitPolicy hitPolicy, List<Row> rows) {
        this.hitPolicy = hitPolicy;
        this.rows = rows;
        IntStream.range(0, rows.size()).filter(row -> rows.get(row).on()).forEach(on::set);
        add(RowDates.COLUMN, rows.stream().map(row -> row.dates().condition()).toList());
        int width = rows.isEmpty() ? 0 : rows.getFirst().cells().size();
        for (int at = 0; at < width; at++) {
            int place = at;
            add(
                    rows.getFirst().cells().get(at).column(),
                    rows.stream().map(row -> row.cells().get(place).condition()).toList());
        }
    }

    private void add(Column column, List<Condition> conditions) {
        if (!conditions.stream().allMatch(Condition.Any.class::isInstance)) {
            columns.add(new ColumnIndex(column, conditions));
        }
    }

    List<Row> matches(Inputs in) {
        BitSet found = (BitSet) on.clone();
        BitSet scratch = new BitSet(rows.size());
        Reading[] readings = new Reading[columns.size()];
        for (int at = 0; at < readings.length && !found.isEmpty(); at++) {
            readings[at] = columns.get(at).narrow(found, scratch, in);
        }
        return scan(found, readings);
    }

    private List<Row> scan(BitSet found, Reading[] readings) {
        List<Row> matches = new ArrayList<>();
        for (int row = found.nextSetBit(0); row >= 0; row = found.nextSetBit(row + 1)) {
            if (holds(row, readings)) {
                matches.add(rows.get(row));
                if (hitPolicy == HitPolicy.FIRST) {
                    break;
                }
            }
        }
        return matches;
    }

    private boolean holds(int row, Reading[] readings) {
        for (int at = 0; at < readings.length; at++) {
            if (!columns.get(at).holds(row, readings[at])) {
                return false;
            }
        }
        return true;
    }
}
