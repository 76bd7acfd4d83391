package io.waybill.rules.backtest;

import io.waybill.rules.backtest.Recorded.Party;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try of an exchange that is on its way.
 *
 * @param delivery the exchange's id on this path
 * @param number counted from 1
 * @param arrives when its answer comes
 * @param reply the answer; null when it is not on record
 */
record Attempt(
        Party party,
        String delivery,
        int number,
        Instant arrives,
        @Nullable Reply reply) {
    /** The same, answered so. */
    Attempt answered(Reply answer) {
        return new Attempt(party, delivery, number, arrives, answer);
    }
}
