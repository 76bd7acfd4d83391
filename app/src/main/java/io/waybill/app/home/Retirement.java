package io.waybill.app.home;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Frees rule sets that are no longer in force, once no round can be using them any more. */
@Singleton
final class Retirement {
    /** Far longer than any round: a round is some milliseconds of rules. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("rule-set-retirement").factory());

    /** @param free closes what is no longer in force */
    void later(Runnable free) {
        var _ = timer.schedule(free, GRACE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void close() {
        timer.shutdownNow();
    }
}
