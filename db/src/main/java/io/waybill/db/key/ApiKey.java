package io.waybill.db.key;

import java.time.Instant;

/**
 * A key of the management API, as it is remembered.
 *
 * @param id 32 hex digits
 * @param name who it is for
 * @param role {@code viewer}, {@code analyst}, {@code operator}, {@code admin}
 * @param hash SHA-256 of the key, 64 hex digits: the keys are long and random, so that a plain hash tells nothing of them
 */
public record ApiKey(String id, String name, String role, String hash, Instant createdAt) {}
