package io.waybill.app.simulation;

import java.time.Instant;

/**
 * A line of a buyer's own ledger: one post that arrived.
 *
 * @param at when it did
 * @param key the same for every attempt of a delivery
 * @param idempotent whether the buyer knows a key again
 * @param took whether it has the lead from then on
 */
record Post(Instant at, String lead, String buyer, String key, int attempt, boolean idempotent, boolean took) {}
