package io.waybill.app.room;

import io.waybill.db.hold.Hold;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether recipients can be reached, and who may try. Safe for use by many threads. */
@Singleton
final class Probes {
    /**
     * How a recipient's breaker stands.
     *
     * @param word {@code closed}, {@code open} or {@code probe}
     * @param reason why it gets no lead; null when it may
     */
    record Standing(String word, @Nullable String reason, int successPercent, long millis) {}

    Standing standing(String recipient, Claimant claimant, Instant now) {
        return new Standing("closed", null, 100, 0);
    }

    List<Hold> of(String recipient, Instant now) {
        return List.of();
    }
}
