package io.waybill.rules.backtest;

import io.waybill.rules.fact.Outcome;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody answered to one attempt.
 *
 * @param outcome as the integration read it, without a class
 * @param append data that an enhancement brought; null when it brought none
 * @param holds how long a bid lasts from the answer on; null when it names no end
 * @param micros what the call cost, in millionths of a dollar
 * @param took how long it took
 */
public record Reply(
        Outcome outcome,
        @Nullable Map<String, Object> append,
        @Nullable Duration holds,
        long micros,
        Duration took) {
    public Reply {
        append = append == null ? null : Map.copyOf(append);
    }
}
