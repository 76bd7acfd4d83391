package io.waybill.rules.table;

import io.waybill.rules.table.cell.Condition;
import io.waybill.rules.table.cell.Reading;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rows that name values: {@code CA}, {@code not CA, NY}, {@code present}. Looked up by hash. */
final class ValueRows implements IndexedRows {
    private final BitSet rows;
    private final BitSet acceptingOthers;
    private final Map<Object, Flips> flips;

    ValueRows(List<Condition> conditions, BitSet rows) {
        this.rows = rows;
        this.acceptingOthers = new BitSet(conditions.size());
        Map<Object, List<Integer>> named = new HashMap<>();
        rows.stream().forEach(row -> {
            Condition condition = conditions.get(row);
            acceptingOthers.set(row, condition.holds(UNNAMED));
            keys(condition)
                    .forEach(key -> named.computeIfAbsent(key, absent -> new ArrayList<>())
                            .add(row));
        });
        this.flips = Flips.of(named, conditions.size());
    }

    private static Set<Object> keys(Condition condition) {
        return condition.withoutNot() instanceof Condition.OneOf(Set<Object> keys) ? keys : Set.of();
    }

    @Override
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    @Override
    public void accepting(Reading reading, BitSet accepting) {
        accepting.or(acceptingOthers);
        Flips flip = flips.get(reading.key());
        if (flip != null) {
            flip.apply(accepting);
        }
    }
}
