package io.waybill.db.ping;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One ping with its answer.
 *
 * @param id 32 hex digits, like a lead's
 * @param outcome {@code success} or {@code failure}
 * @param priceCents what the source was promised; 0 when nothing was
 * @param recipient who would have bought
 * @param expiresAt from when on the promise no longer holds
 * @param lead the lead that took the promise; null while none has
 * @param events a JSON array of what happened, in order
 */
public record PingRow(
        String id,
        String flow,
        String source,
        boolean test,
        String outcome,
        @Nullable String reason,
        long priceCents,
        @Nullable String recipient,
        Instant receivedAt,
        Instant expiresAt,
        @Nullable String lead,
        String events) {}
