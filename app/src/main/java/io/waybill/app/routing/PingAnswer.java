package io.waybill.app.routing;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a source is told that asks for a price.
 *
 * @param outcome {@code success} or {@code failure}
 * @param price what it would be paid, in dollars; 0 when nobody would buy
 * @param expires from when on the price no longer holds
 */
public record PingAnswer(
        String ping, String outcome, @Nullable String reason, BigDecimal price, Instant expires) {
    /** Whether the source was promised anything. */
    public boolean isPromise() {
        return price.signum() > 0;
    }
}
