package io.waybill.rules.backtest;

import io.waybill.rules.backtest.Recorded.Party;

/**
 * An answer that is not on record, and what was taken for it.
 *
 * @param yes whether it was taken to be an acceptance, or a bid
 */
public record Guess(Party party, boolean yes, Chance chance) {
    /** How likely that is. */
    double share() {
        return yes ? chance.rate() : 1 - chance.rate();
    }
}
