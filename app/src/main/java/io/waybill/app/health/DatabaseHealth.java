package io.waybill.app.health;

import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Whether the database answers in time. At most one probe is out at once, so a stalled database is not asked again and again. */
@Singleton
final class DatabaseHealth {
    private static final long WITHIN_MILLIS = 500;

    private final DatabaseProbe probe;
    private final ExecutorService workers;
    private final AtomicReference<CompletableFuture<Boolean>> asked =
            new AtomicReference<>(CompletableFuture.completedFuture(false));

    DatabaseHealth(DatabaseProbe probe, @Named(TaskExecutors.BLOCKING) ExecutorService workers) {
        this.probe = probe;
        this.workers = workers;
    }

    /** Completes with whether it answered, within half a second. */
    CompletableFuture<Boolean> answers() {
        CompletableFuture<Boolean> last = asked.get();
        CompletableFuture<Boolean> next = new CompletableFuture<>();
        if (last.isDone() && asked.compareAndSet(last, next)) {
            next.completeAsync(probe::answers, workers);
        }
        return asked.get().copy().completeOnTimeout(false, WITHIN_MILLIS, TimeUnit.MILLISECONDS);
    }
}
