package io.waybill.app.intake;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How fast each source may send: tokens that refill at its rate, a second's worth at most. Safe for use by many threads. */
@Singleton
final class SubmitLimits {
    private static final long CLOSED_SECONDS = 60;

    private final Clock clock;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    SubmitLimits(Clock clock) {
        this.clock = clock;
    }

    /** Takes one token: 0 when there was one, else the seconds until there will be. */
    long take(String source, double perSecond) {
        if (perSecond <= 0) {
            return CLOSED_SECONDS;
        }
        Instant now = clock.instant();
        double most = Math.max(1, perSecond);
        Bucket left = buckets.compute(source, (id, bucket) -> {
            Bucket before = bucket == null ? new Bucket(most, now, true) : bucket.refill(now, perSecond, most);
            return before.take();
        });
        return left.taken() ? 0 : Math.max(1, (long) Math.ceil((1 - left.tokens()) / perSecond));
    }

    /**
     * @param tokens how many submissions it still allows at that moment
     * @param taken whether the last one asked for was there
     */
    private record Bucket(double tokens, Instant at, boolean taken) {
        Bucket refill(Instant now, double perSecond, double most) {
            // A clock that was set back refills nothing.
            double seconds = Math.max(0, Duration.between(at, now).toNanos() / 1e9);
            return new Bucket(Math.min(most, tokens + seconds * perSecond), now, taken);
        }

        Bucket take() {
            return tokens >= 1 ? new Bucket(tokens - 1, at, true) : new Bucket(tokens, at, false);
        }
    }
}
