package io.waybill.rules.analysis;

import io.waybill.rules.table.cell.Condition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The numbers, or the texts, among the bases of a column: they are sorted, so that a range is a stretch of them.
 *
 * @param first the place of the first of them among all bases
 */
record Stretches(int first, List<BigDecimal> numbers, List<String> texts) {
    /** Bases from one, included, to another, not included. */
    record Stretch(int from, int to) {}

    static Stretches numbers(List<Base> bases) {
        List<BigDecimal> numbers = new ArrayList<>();
        int first = 0;
        for (int base = 0; base < bases.size(); base++) {
            if (bases.get(base).key() instanceof BigDecimal number) {
                first = numbers.isEmpty() ? base : first;
                numbers.add(number);
            }
        }
        return new Stretches(first, numbers, List.of());
    }

    static Stretches texts(List<Base> bases) {
        List<String> texts = new ArrayList<>();
        int first = 0;
        for (int base = 0; base < bases.size(); base++) {
            if (bases.get(base).key() instanceof String text) {
                first = texts.isEmpty() ? base : first;
                texts.add(text);
            }
        }
        return new Stretches(first, List.of(), texts);
    }

    Stretch of(Condition.Range range) {
        int from = range.from() == null ? 0 : place(range.from(), !range.fromIncluded());
        int to = range.to() == null ? numbers.size() : place(range.to(), range.toIncluded());
        return new Stretch(first + from, first + to);
    }

    /** How many numbers are smaller than this one, or as large where those count. */
    private int place(BigDecimal number, boolean orEqual) {
        int at = Collections.binarySearch(numbers, number);
        return at < 0 ? -at - 1 : orEqual ? at + 1 : at;
    }

    /** The texts that begin so. */
    Stretch of(String start) {
        return new Stretch(first + place(start), first + place(start + Character.MAX_VALUE));
    }

    /** A stretch with every text of the range, and shorter ones. */
    Stretch of(Condition.TextRange range) {
        return new Stretch(first + place(range.from()), first + place(range.to() + Character.MAX_VALUE));
    }

    private int place(String text) {
        int at = Collections.binarySearch(texts, text);
        return at < 0 ? -at - 1 : at;
    }
}
