package io.waybill.app.room;

import io.micronaut.data.exceptions.DataAccessException;
import io.waybill.db.hold.Counters;
import io.waybill.mappings.terms.RateLimit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The requests of this node that wait for their turn at one recipient. At most one thread at a time hands turns out. */
final class TurnQueue {
    private static final Logger LOG = LoggerFactory.getLogger(TurnQueue.class);
    /** However long the window: the database may have been away, the limit may have been edited. */
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private static final Executor THREADS =
            task -> Thread.ofVirtual().name("turns").start(task);

    private final String recipient;
    private final Supplier<@Nullable RateLimit> rate;
    private final Counters counters;
    private final Clock clock;
    private final Deque<Turn> waiting = new ArrayDeque<>();
    private boolean busy;

    /** One request's: {@code given} once it may leave, or may not any more. */
    record Turn(Instant until, CompletableFuture<Boolean> given) {
        void give(boolean may) {
            given.completeAsync(() -> may, THREADS);
        }
    }

    TurnQueue(String recipient, Supplier<@Nullable RateLimit> rate, Counters counters, Clock clock) {
        this.recipient = recipient;
        this.rate = rate;
        this.counters = counters;
        this.clock = clock;
    }

    void add(Turn turn) {
        synchronized (waiting) {
            waiting.add(turn);
            if (busy) {
                return;
            }
            busy = true;
        }
        THREADS.execute(this::handOut);
    }

    /** Hands out turns until there are none left or nobody waits; comes again when there may be more. */
    private void handOut() {
        while (somebodyWaits()) {
            var now = clock.instant();
            var limit = rate.get();
            if (limit != null && !isTaken(limit, now)) {
                again(pause(limit, now));
                return;
            }
            next().give(true);
        }
    }

    private boolean somebodyWaits() {
        List<Turn> late = new ArrayList<>();
        boolean somebody;
        synchronized (waiting) {
            var now = clock.instant();
            waiting.removeIf(turn -> turn.until().isBefore(now) && late.add(turn));
            somebody = !waiting.isEmpty();
            busy = somebody;
        }
        late.forEach(turn -> turn.give(false));
        return somebody;
    }

    private Turn next() {
        synchronized (waiting) {
            return waiting.remove();
        }
    }

    private boolean isTaken(RateLimit limit, Instant now) {
        try {
            return counters.take(Permits.hold(recipient, limit, now));
        } catch (DataAccessException away) {
            LOG.debug("Turns are not handed out while the database is away", away);
            return false;
        }
    }

    /** Until the next window, or until somebody has waited long enough. */
    private Duration pause(RateLimit limit, Instant now) {
        Duration window = Duration.between(now, limit.start(now).plus(limit.window()));
        Duration patience;
        synchronized (waiting) {
            patience = waiting.stream()
                    .map(Turn::until)
                    .min(Comparator.naturalOrder())
                    .map(until -> Duration.between(now, until))
                    .orElse(window);
        }
        Duration shorter = patience.compareTo(window) < 0 ? patience : window;
        return shorter.compareTo(LONGEST) < 0 ? shorter.plusMillis(1) : LONGEST;
    }

    private void again(Duration pause) {
        CompletableFuture.delayedExecutor(pause.toNanos(), TimeUnit.NANOSECONDS, THREADS)
                .execute(this::handOut);
    }
}
