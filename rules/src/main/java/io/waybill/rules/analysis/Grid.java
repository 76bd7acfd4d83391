package io.waybill.rules.analysis;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that a column can hold.
 *
 * @param step what lies between two neighbours, such as 1 for whole numbers; null where between any two there is a third
 * @param least null: none is the least
 * @param most null: none is the most
 */
public record Grid(
        @Nullable BigDecimal step,
        @Nullable BigDecimal least,
        @Nullable BigDecimal most) {
    /** Any number. */
    public static final Grid ANY = new Grid(null, null, null);

    /** Whole numbers from the least on. */
    public static Grid wholeFrom(long least) {
        return new Grid(BigDecimal.ONE, BigDecimal.valueOf(least), null);
    }

    /** Whole numbers between two, both included. */
    public static Grid whole(long least, long most) {
        return new Grid(BigDecimal.ONE, BigDecimal.valueOf(least), BigDecimal.valueOf(most));
    }

    /** One number for every stretch that the ends leave, the ends themselves among them, in order. */
    List<BigDecimal> cut(SortedSet<BigDecimal> ends) {
        NavigableSet<BigDecimal> cuts = new TreeSet<>(ends);
        cuts.removeIf(end -> !isWithin(end));
        if (least != null) {
            cuts.add(least);
        }
        if (most != null) {
            cuts.add(most);
        }
        if (cuts.isEmpty()) {
            return List.of(BigDecimal.ZERO);
        }
        List<BigDecimal> numbers = new ArrayList<>();
        if (least == null) {
            numbers.add(below(cuts.first()));
        }
        for (BigDecimal cut : cuts) {
            if (isOn(cut)) {
                numbers.add(cut);
            }
            BigDecimal next = cuts.higher(cut);
            BigDecimal between = next == null ? most == null ? above(cut) : null : between(cut, next);
            if (between != null) {
                numbers.add(between);
            }
        }
        return numbers;
    }

    private boolean isWithin(BigDecimal number) {
        return (least == null || number.compareTo(least) >= 0) && (most == null || number.compareTo(most) <= 0);
    }

    private boolean isOn(BigDecimal number) {
        return step == null || number.remainder(step).signum() == 0;
    }

    private BigDecimal below(BigDecimal number) {
        return step == null
                ? number.subtract(BigDecimal.ONE)
                : number.divide(step, 0, RoundingMode.CEILING)
                        .subtract(BigDecimal.ONE)
                        .multiply(step);
    }

    private BigDecimal above(BigDecimal number) {
        return step == null
                ? number.add(BigDecimal.ONE)
                : number.divide(step, 0, RoundingMode.FLOOR).add(BigDecimal.ONE).multiply(step);
    }

    private @Nullable BigDecimal between(BigDecimal from, BigDecimal to) {
        BigDecimal number = step == null ? from.add(to).divide(BigDecimal.valueOf(2)) : above(from);
        return number.compareTo(to) < 0 ? number : null;
    }
}
