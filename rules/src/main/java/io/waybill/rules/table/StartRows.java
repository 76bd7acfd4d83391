package io.waybill.rules.table;

import io.waybill.rules.table.cell.Condition;
import io.waybill.rules.table.cell.Reading;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Rows that name how a text starts. The value's own starts are looked up by hash, one for each length that some cell names. */
final class StartRows implements IndexedRows {
    private final BitSet rows;
    private final BitSet acceptingOthers;
    private final int[] lengths;
    private final Map<String, Flips> flips;

    StartRows(List<Condition> conditions, BitSet rows) {
        this.rows = rows;
        this.acceptingOthers = new BitSet(conditions.size());
        Map<String, List<Integer>> named = new HashMap<>();
        rows.stream().forEach(row -> {
            Condition condition = conditions.get(row);
            acceptingOthers.set(row, condition.holds(UNNAMED));
            starts(condition)
                    .forEach(start -> named.computeIfAbsent(start, absent -> new ArrayList<>())
                            .add(row));
        });
        this.flips = Flips.of(named, conditions.size());
        var distinct = new TreeSet<Integer>();
        named.keySet().forEach(start -> distinct.add(start.length()));
        this.lengths = distinct.stream().mapToInt(Integer::intValue).toArray();
    }

    private static List<String> starts(Condition condition) {
        return condition.withoutNot() instanceof Condition.StartsWith(List<String> starts) ? starts : List.of();
    }

    @Override
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** A cell's starts never begin with one another, so that a value meets at most one of them and no row is turned round twice. */
    @Override
    public void accepting(Reading reading, BitSet accepting) {
        accepting.or(acceptingOthers);
        String text = reading.folded();
        for (int length : lengths) {
            Flips flip = length > text.length() ? null : flips.get(text.substring(0, length));
            if (flip != null) {
                flip.apply(accepting);
            }
        }
    }
}
