package io.waybill.app.routing;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Wakes work that waits on this node. What must outlive the node is a timer in the database instead. */
@Singleton
final class AlarmClock {
    private final Bell bell;

    /** Does something short, that long from now or at once when that is past. */
    @FunctionalInterface
    interface Bell {
        void ring(Duration after, Runnable work);
    }

    @Inject
    AlarmClock() {
        this((after, work) -> CompletableFuture.delayedExecutor(after.toNanos(), TimeUnit.NANOSECONDS)
                .execute(work));
    }

    /** By a time of one's own. */
    AlarmClock(Bell bell) {
        this.bell = bell;
    }

    void ring(Duration after, Runnable work) {
        bell.ring(after, work);
    }
}
