package io.waybill.rules.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A recipient's answer to a ping.
 *
 * @param cents what it would pay
 * @param expires from when on it no longer holds; null when the recipient named no end
 * @param ping the ping's delivery id; null for a bid from before the lead came in
 */
public record Bid(
        String recipient,
        long cents,
        @Nullable Instant expires,
        @Nullable String ping) {
    /** A bid from before the lead came in. */
    public Bid(String recipient, long cents, @Nullable Instant expires) {
        this(recipient, cents, expires, null);
    }

    /** Whether it still holds at this moment. */
    public boolean holds(Instant now) {
        return expires == null || now.isBefore(expires);
    }
}
