package io.waybill.app.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The lead has its outcome; amounts in dollars, {@code pay} is the source's.
 *
 * @param lateUntil until when others may still take it, to whom it had been given at once; null where there is nobody
 */
public record LeadClosed(
        String state,
        String outcome,
        @Nullable String reason,
        String revenue,
        String cost,
        String pay,
        @Nullable Instant lateUntil)
        implements LeadEvent {
    /** While it is on its way to nobody else. */
    public LeadClosed(String state, String outcome, @Nullable String reason, String revenue, String cost, String pay) {
        this(state, outcome, reason, revenue, cost, pay, null);
    }
}
