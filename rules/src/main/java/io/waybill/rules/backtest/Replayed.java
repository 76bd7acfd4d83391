package io.waybill.rules.backtest;

import io.waybill.rules.backtest.Fate.Sold;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * What becomes of one lead: one ending where every answer is on record, several weighted ones where some are estimated.
 *
 * @param returned buyers that give it back: they pay nothing in the end
 */
public record Replayed(List<Ending> endings, Set<String> returned) {
    private static final double MICROS_IN_A_CENT = 10_000;

    public Replayed {
        endings = List.copyOf(endings);
        returned = Set.copyOf(returned);
    }

    /** The likeliest; of equals the first. */
    public Ending likeliest() {
        return endings.stream().max(Comparator.comparingDouble(Ending::weight)).orElseThrow();
    }

    /** Whether anything of it is estimated. */
    public boolean isEstimated() {
        return endings.stream().anyMatch(Ending::isEstimated);
    }

    /** What buyers pay, as an expected value in millionths of a dollar. */
    public long revenueMicros() {
        return Math.round(expected(this::earned));
    }

    /** What calls and the source cost, as an expected value in millionths of a dollar. */
    public long costMicros() {
        return Math.round(expected(Ending::costMicros));
    }

    /** How likely it is sold, 0 to 1. */
    public double sold() {
        return expected(ending -> ending.fate().isSold() ? 1 : 0);
    }

    /** What one ending brings, in millionths of a dollar. */
    double earned(Ending ending) {
        return ending.fate().sales().stream().mapToDouble(this::earned).sum();
    }

    /** What one sale brings, in millionths of a dollar. */
    double earned(Sold sale) {
        return returned.contains(sale.recipient()) ? 0 : sale.cents() * MICROS_IN_A_CENT;
    }

    /** How far the revenue spreads around what is expected: the variance, in millionths of a dollar squared. */
    double variance() {
        double mean = expected(this::earned);
        return Math.max(0, expected(ending -> earned(ending) * earned(ending)) - mean * mean);
    }

    /** Whether it comes to the same, however the rules and rows are called that lead there. */
    public boolean isSameAs(Replayed other) {
        if (endings.size() != other.endings.size()) {
            return false;
        }
        for (int i = 0; i < endings.size(); i++) {
            Ending one = endings.get(i);
            Ending another = other.endings.get(i);
            if (!one.fate().equals(another.fate()) || !Objects.equals(one.weight(), another.weight())) {
                return false;
            }
        }
        return true;
    }

    double expected(ToDoubleFunction<Ending> value) {
        double sum = 0;
        for (Ending ending : endings) {
            sum += ending.weight() * value.applyAsDouble(ending);
        }
        return sum;
    }
}
