package io.waybill.db.release;

/**
 * The wish that all nodes make a release ready.
 *
 * @param number of the last activation that the caller has seen
 * @param token tells it from an earlier one
 * @param announcer name of the node that will activate it
 */
public record Announcing(String flow, String hash, long number, String token, String announcer) {}
