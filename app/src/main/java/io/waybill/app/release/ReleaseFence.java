package io.waybill.app.release;

import io.micronaut.data.exceptions.DataAccessException;
import io.waybill.app.home.Fence;
import io.waybill.db.journal.JournalUnavailable;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Lets nobody decide by what this node saw too long ago: whoever comes then looks first, one for all. Costs nothing while the looks of the
 * {@link Follower} come in time. Safe for use by many threads.
 */
final class ReleaseFence implements Fence {
    /** Looks that took too long to be worth anything before somebody is told to come again. */
    private static final int TRIES = 3;

    /** How long a round waits for what is in force elsewhere: long enough to swap, and seldom to compile. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Duration STEP = Duration.ofMillis(20);

    private final LatestReleases latest;
    private final Runnable look;
    private final Predicate<String> followed;
    private final AtomicReference<@Nullable CompletableFuture<Boolean>> looking = new AtomicReference<>();

    /**
     * @param look looks and follows
     * @param followed whether what was seen last of a flow is in force here
     */
    ReleaseFence(LatestReleases latest, Runnable look, Predicate<String> followed) {
        this.latest = latest;
        this.look = look;
        this.followed = followed;
    }

    @Override
    public void pass(String flow) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            renew();
            if (followed.test(flow)) {
                return;
            }
            if (System.nanoTime() - end > 0) {
                throw new JournalUnavailable(
                        "Flow (%s): what is in force elsewhere is not ready on this node yet.".formatted(flow),
                        false,
                        null);
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
    }

    private void renew() {
        for (int attempt = 0; attempt < TRIES && !latest.holds(); attempt++) {
            lookOnce();
        }
        if (!latest.holds()) {
            throw new JournalUnavailable("What is in force could not be seen in time.", false, null);
        }
    }

    private void lookOnce() {
        var mine = new CompletableFuture<Boolean>();
        var running = looking.compareAndExchange(null, mine);
        if (running == null) {
            try {
                look.run();
                mine.complete(true);
            } catch (RuntimeException failed) {
                mine.completeExceptionally(failed);
            } finally {
                looking.set(null);
            }
        }
        try {
            (running == null ? mine : running).join();
        } catch (CompletionException failed) {
            throw unavailable(failed.getCause());
        }
    }

    private static RuntimeException unavailable(@Nullable Throwable cause) {
        return cause instanceof DataAccessException
                ? new JournalUnavailable("What is in force could not be seen.", false, cause)
                : new IllegalStateException("What is in force could not be seen.", cause);
    }
}
