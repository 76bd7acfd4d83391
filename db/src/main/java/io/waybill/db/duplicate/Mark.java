package io.waybill.db.duplicate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lead's trace under one of its values, written in the transaction that brings the lead to disk.
 *
 * @param hash keyed, 32 hex digits
 * @param place one above the last that was seen, for a lead that saw no earlier one: of several with the same place only the first is
 *     written. Null for a lead that knows to be a duplicate anyway
 * @param received when the lead came
 */
public record Mark(String hash, @Nullable Integer place, Instant received) {}
