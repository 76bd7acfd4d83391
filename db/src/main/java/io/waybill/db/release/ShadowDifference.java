package io.waybill.db.release;

import java.time.Instant;

/**
 * A round that a release would have decided otherwise.
 *
 * @param lead its id
 * @param round number of the round, from 1
 * @param by the release that decided
 * @param decided its decisions, as JSON
 * @param shadow the other's
 */
public record ShadowDifference(String lead, int round, String by, String decided, String shadow, Instant at) {}
