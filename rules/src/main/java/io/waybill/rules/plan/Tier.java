package io.waybill.rules.plan;

import java.time.Duration;

/**
 * How the candidates of one tier are tried.
 *
 * @param opensAfter counted from receipt
 * @param opensNextAtOnce whether the next tier opens as soon as this one is exhausted, or waits for its own time
 * @param sellTo how many buyers may have bought the lead while this tier is tried
 */
public record Tier(int number, Duration opensAfter, boolean opensNextAtOnce, int sellTo) {
    /** What holds for a tier without a row: it opens at once and sells to one. */
    static Tier standard(int number) {
        return new Tier(number, Duration.ZERO, true, 1);
    }
}
