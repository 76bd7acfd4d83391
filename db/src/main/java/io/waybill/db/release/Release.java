package io.waybill.db.release;

import java.time.Instant;

/**
 * One flow's files as they were, under the hash that names them. Never changed.
 *
 * @param hash 64 hex digits
 * @param author who made it
 * @param reason why, as its author says; may be empty
 */
public record Release(String hash, String flow, String author, String reason, Instant at) {}
