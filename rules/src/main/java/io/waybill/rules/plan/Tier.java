package io.waybill.rules.plan;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the candidates of one tier are tried.
 *
 * @param opensAfter counted from receipt
 * @param opensNextAtOnce whether the next tier opens as soon as this one is exhausted, or waits for its own time
 * @param sellTo how many buyers may have bought the lead while this tier is tried
 * @param timeout how long a recipient has to answer a ping, at most; null when only its own mapping says
 */
public record Tier(
        int number,
        Strategy strategy,
        Duration opensAfter,
        boolean opensNextAtOnce,
        int sellTo,
        @Nullable Duration timeout) {
    /** What holds for a tier without a row: a waterfall that opens at once and sells to one. */
    static Tier standard(int number) {
        return new Tier(number, new Waterfall(), Duration.ZERO, true, 1, null);
    }
}
