package io.waybill.app.room;

import io.waybill.app.home.Releases;
import io.waybill.app.limit.CounterNames;
import io.waybill.db.hold.Counters;
import io.waybill.db.hold.Hold;
import io.waybill.mappings.terms.RateLimit;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Lets no more requests leave for a recipient than its rate limit says, over all nodes. Safe for use by many threads; no thread waits. */
@Singleton
public final class Permits {
    private final Counters counters;
    private final Releases releases;
    private final Clock clock;
    private final Map<String, TurnQueue> queues = new ConcurrentHashMap<>();

    Permits(Counters counters, Releases releases, Clock clock) {
        this.counters = counters;
        this.releases = releases;
        this.clock = clock;
    }

    /** The limit of a recipient; null when it has none. */
    public @Nullable RateLimit findLimit(String recipient) {
        return releases.flows().values().stream()
                .map(flow -> flow.mappings().recipients().get(recipient))
                .filter(Objects::nonNull)
                .map(found -> found.terms().rate())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /**
     * Waits for a turn, first come, first served.
     *
     * @return true when the request may leave; false when no turn came in time. Always completes normally
     */
    public CompletableFuture<Boolean> turn(String recipient, Duration patience) {
        if (findLimit(recipient) == null) {
            return CompletableFuture.completedFuture(true);
        }
        var turn = new TurnQueue.Turn(clock.instant().plus(patience), new CompletableFuture<>());
        queues.computeIfAbsent(recipient, this::queue).add(turn);
        return turn.given();
    }

    /** What one request takes of the present window; null when the recipient has no limit. */
    public @Nullable Hold findHold(String recipient) {
        var limit = findLimit(recipient);
        return limit == null ? null : hold(recipient, limit, clock.instant());
    }

    static Hold hold(String recipient, RateLimit limit, Instant now) {
        return new Hold(CounterNames.rate(recipient), limit.start(now), 1, (long) limit.requests());
    }

    /** Whether, as far as this node knows, nothing more may leave in the present window. */
    public boolean isUsedUp(String recipient) {
        var limit = findLimit(recipient);
        return limit != null
                && counters.used(CounterNames.rate(recipient), limit.start(clock.instant())) >= limit.requests();
    }

    /** Somebody tried to take the room: what this node knows of it is out of date. */
    public void tried(Hold hold) {
        counters.forget(hold);
    }

    private TurnQueue queue(String recipient) {
        return new TurnQueue(recipient, () -> findLimit(recipient), counters, clock);
    }
}
