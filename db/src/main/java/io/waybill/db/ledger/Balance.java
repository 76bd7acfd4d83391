package io.waybill.db.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What moved for one lead, source, recipient, enhancement or day. Amounts are millionths of a dollar.
 *
 * @param key which one; null for money that is about none, as pay for sources is about no recipient
 * @param sales how many
 * @param returned how many sales were given back
 * @param revenue of all sales
 * @param returns what of that is not owed any more
 * @param cost of calls
 * @param payout to sources, less what they paid back
 */
public record Balance(
        @Nullable String key, long sales, long returned, long revenue, long returns, long cost, long payout) {
    /** What is left. */
    public long margin() {
        return revenue - returns - cost - payout;
    }
}
