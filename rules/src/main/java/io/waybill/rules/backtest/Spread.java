package io.waybill.rules.backtest;

import io.waybill.rules.backtest.Recorded.Party;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How far off an estimated change of revenue may be: chance decides each lead, and the rates themselves are only known from so many answers. For
 * one thread at a time.
 */
public final class Spread {
    /** Of a normal distribution 95 in 100 lie within so many standard deviations. */
    private static final double Z = 1.96;

    private final Map<Party, Double> slopes = new HashMap<>();
    private final Map<Party, Chance> chances = new HashMap<>();
    private double variance;
    private double deliveries;

    /** One lead. Where it comes to the same under both, nothing about it is uncertain. */
    void add(Replayed active, Replayed draft) {
        variance += active.variance() + draft.variance();
        add(active, -1);
        add(draft, 1);
        deliveries += asked(draft);
    }

    private void add(Replayed replayed, int sign) {
        for (Ending ending : replayed.endings()) {
            for (int i = 0; i < ending.guesses().size(); i++) {
                Guess guess = ending.guesses().get(i);
                double others = guess.share() == 0 ? othersOf(ending, i) : ending.weight() / guess.share();
                double slope = others * replayed.earned(ending) * (guess.yes() ? sign : -sign);
                slopes.merge(guess.party(), slope, Double::sum);
                chances.put(guess.party(), guess.chance());
            }
        }
    }

    private static double othersOf(Ending ending, int except) {
        double product = 1;
        for (int i = 0; i < ending.guesses().size(); i++) {
            product *= i == except ? 1 : ending.guesses().get(i).share();
        }
        return product;
    }

    /** How many answers had to be guessed, each way as likely as it is. */
    private static double asked(Replayed replayed) {
        return replayed.expected(ending -> ending.guesses().size());
    }

    /** Half the width of the interval in which the change of revenue lies 95 times in 100, in millionths of a dollar. */
    public long halfMicros() {
        double all = variance;
        for (var each : slopes.entrySet()) {
            double off = each.getValue() * chance(each.getKey()).deviation();
            all += off * off;
        }
        return Math.round(Z * Math.sqrt(all));
    }

    /** How many answers under the draft are estimated, as an expected value. */
    public double deliveries() {
        return deliveries;
    }

    /** Those whose answers were estimated. */
    public Set<Party> parties() {
        return new HashSet<>(chances.keySet());
    }

    /** How likely one of them says yes. */
    public Chance chance(Party party) {
        return chances.getOrDefault(party, Chance.UNHEARD_OF);
    }
}
