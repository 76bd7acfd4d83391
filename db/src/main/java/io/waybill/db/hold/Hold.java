package io.waybill.db.hold;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Room that one entry takes under one limit.
 *
 * @param counter names what is counted, at most 200 characters
 * @param since start of the period that is counted; {@link Instant#EPOCH} where it never starts again
 * @param amount how much is taken: 1 for a lead, cents for money
 * @param limit the most that may be taken in the period, this included; null: it is only counted
 */
public record Hold(
        String counter,
        Instant since,
        long amount,
        @Nullable Long limit) {}
