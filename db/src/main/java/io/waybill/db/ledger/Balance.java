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

    /** What one posting moves. */
    static Balance of(Posting posting) {
        long micros = posting.micros();
        return switch (posting.kind()) {
            case SALE -> new Balance(null, 1, 0, micros, 0, 0, 0);
            case RETURN -> new Balance(null, 0, 1, 0, micros, 0, 0);
            case CALL -> new Balance(null, 0, 0, 0, 0, micros, 0);
            case PAY -> new Balance(null, 0, 0, 0, 0, 0, micros);
            case PAY_BACK -> new Balance(null, 0, 0, 0, 0, 0, -micros);
        };
    }

    /** Both together. */
    Balance plus(Balance other) {
        return new Balance(
                key,
                sales + other.sales,
                returned + other.returned,
                revenue + other.revenue,
                returns + other.returns,
                cost + other.cost,
                payout + other.payout);
    }
}
