package io.waybill.app.intake;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How fast each source, and each caller of it, may send: tokens that refill at its rate up to its burst. On this node alone. Safe for use by many threads. */
@Singleton
final class SubmitLimits {
    private static final long CLOSED_SECONDS = 60;
    /** From so many on, those that nobody needs are thrown out: callers come and go. */
    private static final int MANY = 20_000;

    private final Clock clock;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    SubmitLimits(Clock clock) {
        this.clock = clock;
    }

    /** Takes one token of those that come {@code perSecond}, up to {@code burst} at once: 0 when there was one, else the seconds until there will be. */
    long take(String source, double perSecond, double burst) {
        if (perSecond <= 0) {
            return CLOSED_SECONDS;
        }
        Instant now = clock.instant();
        double most = Math.max(1, burst);
        forget(now);
        Bucket left = buckets.compute(source, (id, bucket) -> {
            Bucket before = bucket == null ? new Bucket(most, now, true, now) : bucket.refill(now, perSecond, most);
            return before.take(perSecond, most);
        });
        return left.taken() ? 0 : Math.max(1, (long) Math.ceil((1 - left.tokens()) / perSecond));
    }

    private void forget(Instant now) {
        if (buckets.size() > MANY) {
            buckets.values().removeIf(bucket -> bucket.full().isBefore(now));
        }
    }

    /**
     * @param tokens how many submissions it still allows at that moment
     * @param taken whether the last one asked for was there
     * @param full when it will be as if it had never been used
     */
    private record Bucket(double tokens, Instant at, boolean taken, Instant full) {
        Bucket refill(Instant now, double perSecond, double most) {
            // A clock that was set back refills nothing.
            double seconds = Math.max(0, Duration.between(at, now).toNanos() / 1e9);
            return new Bucket(Math.min(most, tokens + seconds * perSecond), now, taken, full);
        }

        Bucket take(double perSecond, double most) {
            double left = tokens >= 1 ? tokens - 1 : tokens;
            return new Bucket(left, at, tokens >= 1, at.plusMillis((long) Math.ceil((most - left) / perSecond * 1000)));
        }
    }
}
