package io.waybill.db.alert;

import java.time.Instant;

/**
 * A message about some alerts that one target is to get.
 *
 * @param id the same for all targets of the same alerts
 * @param target {@code email}, or {@code webhook} and its number
 * @param tries how often it was tried before
 */
public record Notice(long id, String target, int tries, Instant createdAt) {}
