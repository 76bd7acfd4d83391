package io.waybill.app.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The lead is held for a person; {@code delivery} and {@code to} name the delivery whose outcome is not known, where it is that.
 *
 * @param lateUntil until when others may still take it, to whom it had been given at once; null where there is nobody
 */
public record DeliveryParked(
        @Nullable String delivery,
        @Nullable String to,
        String reason,
        @Nullable Instant lateUntil) implements LeadEvent {
    /** While it is on its way to nobody else. */
    public DeliveryParked(@Nullable String delivery, @Nullable String to, String reason) {
        this(delivery, to, reason, null);
    }
}
