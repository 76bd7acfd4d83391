package io.waybill.db.batch;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that is to go with a batch, in line from the moment that its intent is on disk.
 *
 * @param attempt counted from 1; each attempt is in line for itself
 * @param timeout how long the batch may take for its sake
 * @param leaveBy taken out at that moment unless its batch is sealed; null: it stays
 */
public record Joining(
        String recipient,
        String delivery,
        int attempt,
        Duration timeout,
        @Nullable Instant leaveBy) {}
