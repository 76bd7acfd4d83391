package io.waybill.rules.table;

import io.waybill.rules.table.cell.Condition;
import io.waybill.rules.table.cell.NamedList;
import io.waybill.rules.table.cell.Reading;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows that name a list: each list is asked once, however many rows name it. */
final class ListRows implements IndexedRows {
    private final BitSet acceptingOthers;
    private final Map<NamedList, BitSet> naming = new LinkedHashMap<>();

    ListRows(List<Condition> conditions, BitSet rows) {
        this.acceptingOthers = new BitSet(conditions.size());
        rows.stream().forEach(row -> {
            Condition condition = conditions.get(row);
            acceptingOthers.set(row, condition.holds(UNNAMED));
            if (condition.withoutNot() instanceof Condition.InList(NamedList list)) {
                naming.computeIfAbsent(list, absent -> new BitSet()).set(row);
            }
        });
    }

    @Override
    public boolean isEmpty() {
        return naming.isEmpty();
    }

    @Override
    public void accepting(Reading reading, BitSet accepting) {
        accepting.or(acceptingOthers);
        naming.forEach((list, rows) -> {
            if (list.has(reading)) {
                accepting.xor(rows);
            }
        });
    }
}
