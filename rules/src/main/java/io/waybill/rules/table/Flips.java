package io.waybill.rules.table;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows that answer to one value other than to most: few of them as a list, many as a bit set, whichever is smaller. So a column needs room
 * for the values its cells name, not for values times rows.
 */
final class Flips {
    private final int[] few;
    private final BitSet many = new BitSet(0);

    private Flips(List<Integer> rows, int size) {
        boolean sparse = rows.size() <= size / Integer.SIZE;
        this.few = sparse ? rows.stream().mapToInt(Integer::intValue).toArray() : new int[0];
        if (!sparse) {
            rows.forEach(many::set);
        }
    }

    /** Turns each of the rows round. */
    void apply(BitSet rows) {
        for (int row : few) {
            rows.flip(row);
        }
        rows.xor(many);
    }

    /**
     * The finished flips for every key.
     *
     * @param rows each row at most once for a key
     * @param size how many rows the table has
     */
    static <K> Map<K, Flips> of(Map<K, List<Integer>> rows, int size) {
        Map<K, Flips> flips = HashMap.newHashMap(rows.size());
        rows.forEach((key, flipped) -> flips.put(key, new Flips(flipped, size)));
        return flips;
    }
}
