package io.waybill.app.simulation;

import java.time.Instant;
import java.util.Map;

/**
 * A line of a buyer's own ledger: one request that arrived.
 *
 * @param at when it did
 * @param exchange what was wanted: {@code post}, {@code reverse}
 * @param key the same for every attempt of a delivery
 * @param idempotent whether the buyer knows a key again
 * @param took whether it has the lead from then on
 */
record Post(
        Instant at,
        String lead,
        String exchange,
        String buyer,
        String key,
        int attempt,
        boolean idempotent,
        boolean took) {
    /** One that is on its way. */
    static Post arriving(Instant at, String lead, String party, Map<String, String> headers) {
        var parts = party.split(":", 2);
        var attempt = headers.getOrDefault("X-Waybill-Attempt", "0");
        var key = headers.getOrDefault("X-Idempotency-Key", "");
        return new Post(at, lead, parts[0], parts[1], key, Integer.parseInt(attempt), false, false);
    }

    /** The same as its buyer sees it. */
    Post taken(boolean knowsKeys, boolean takes) {
        return new Post(at, lead, exchange, buyer, key, attempt, knowsKeys, takes);
    }

    /** Whether it handed the lead over. */
    boolean isPost() {
        return exchange.equals("post");
    }
}
