package io.waybill.rules.table;

import io.waybill.rules.table.cell.Condition;
import io.waybill.rules.table.cell.Reading;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Rows with ranges and comparisons. The ends that cells name cut the number line into stretches: stretch {@code 2i + 1} is the i-th end
 * itself, the even ones lie between. Along the line few rows change at each end, so only the changes are kept, and now and then the whole
 * set to start from.
 */
final class OrderedRows implements IndexedRows {
    private final BitSet acceptingOthers;
    private final boolean empty;
    private final BigDecimal[] ends;
    private final int[] changes;
    private final int[] changesUpTo;
    private final NavigableMap<Integer, Milestone> milestones = new TreeMap<>();

    /** The rows that accept numbers at one stretch, before the changes from {@code next} on. */
    private record Milestone(BitSet rows, int next) {}

    OrderedRows(List<Condition> conditions, BitSet rows) {
        this.empty = rows.isEmpty();
        this.acceptingOthers = new BitSet(conditions.size());
        var sorted = new TreeSet<BigDecimal>();
        rows.stream().forEach(row -> {
            acceptingOthers.set(row, conditions.get(row).holds(UNNAMED));
            sorted.addAll(ends(conditions.get(row)));
        });
        this.ends = sorted.toArray(BigDecimal[]::new);
        this.changesUpTo = new int[2 * ends.length + 1];
        List<List<Integer>> perStretch = changes(conditions, rows);
        this.changes = perStretch.stream()
                .flatMap(List::stream)
                .mapToInt(Integer::intValue)
                .toArray();
        placeMilestones(perStretch, Math.max(8, conditions.size() / Integer.SIZE));
    }

    private List<List<Integer>> changes(List<Condition> conditions, BitSet rows) {
        List<List<Integer>> perStretch = new ArrayList<>();
        for (int stretch = 0; stretch < changesUpTo.length; stretch++) {
            perStretch.add(new ArrayList<>());
        }
        rows.stream().forEach(row -> {
            Condition condition = conditions.get(row);
            boolean holds = false;
            for (int stretch : stretchesWorthTrying(condition)) {
                boolean now = condition.holds(new Reading(sample(stretch), "", true));
                if (now != holds) {
                    perStretch.get(stretch).add(row);
                }
                holds = now;
            }
        });
        return perStretch;
    }

    /** The first stretch, and for every end that the condition names the end itself and what lies behind it. */
    private Set<Integer> stretchesWorthTrying(Condition condition) {
        Set<Integer> stretches = new TreeSet<>(List.of(0));
        for (BigDecimal end : ends(condition)) {
            stretches.add(stretch(end));
            stretches.add(stretch(end) + 1);
        }
        return stretches;
    }

    private BigDecimal sample(int stretch) {
        int behind = stretch / 2;
        if (stretch % 2 == 1) {
            return ends[behind];
        }
        if (behind == 0) {
            return ends[0].subtract(BigDecimal.ONE);
        }
        return behind == ends.length
                ? ends[behind - 1].add(BigDecimal.ONE)
                : ends[behind - 1].add(ends[behind]).multiply(new BigDecimal("0.5"));
    }

    private void placeMilestones(List<List<Integer>> perStretch, int most) {
        BitSet accepting = new BitSet();
        int done = 0;
        int since = 0;
        for (int stretch = 0; stretch < perStretch.size(); stretch++) {
            perStretch.get(stretch).forEach(accepting::flip);
            done += perStretch.get(stretch).size();
            changesUpTo[stretch] = done;
            if (stretch == 0 || done - since > most) {
                milestones.put(stretch, new Milestone((BitSet) accepting.clone(), done));
                since = done;
            }
        }
    }

    private int stretch(BigDecimal number) {
        int at = Arrays.binarySearch(ends, number);
        return at >= 0 ? 2 * at + 1 : 2 * (-at - 1);
    }

    private static List<BigDecimal> ends(Condition condition) {
        List<BigDecimal> ends = new ArrayList<>();
        Condition bare = condition.withoutNot();
        if (bare instanceof Condition.AnyOf(List<Condition> parts)) {
            parts.forEach(part -> ends.addAll(ends(part)));
        }
        if (bare instanceof Condition.OneOf(Set<Object> keys)) {
            keys.forEach(key -> ends.add((BigDecimal) key));
        }
        if (bare instanceof Condition.Range range) {
            Stream.of(Optional.ofNullable(range.from()), Optional.ofNullable(range.to()))
                    .forEach(end -> end.ifPresent(ends::add));
        }
        return ends;
    }

    @Override
    public boolean isEmpty() {
        return empty;
    }

    @Override
    public void accepting(Reading reading, BitSet accepting) {
        if (!(reading.key() instanceof BigDecimal number)) {
            accepting.or(acceptingOthers);
            return;
        }
        int stretch = stretch(number);
        Milestone milestone = milestones.floorEntry(stretch).getValue();
        accepting.or(milestone.rows());
        for (int at = milestone.next(); at < changesUpTo[stretch]; at++) {
            accepting.flip(changes[at]);
        }
    }
}
