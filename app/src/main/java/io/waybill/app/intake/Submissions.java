package io.waybill.app.intake;

import io.micronaut.scheduling.TaskExecutors;
import io.waybill.app.routing.KeyTaken;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Takes each submission once: a repeat under the same key is told what the first was told, also while the first is under way here or on another
 * node, and after a crash. Submissions without a key go straight through.
 */
@Singleton
final class Submissions {
    private final Intake intake;
    private final FirstAnswers firsts;
    private final ExecutorService workers;
    private final Map<String, UnderWay> underWay = new ConcurrentHashMap<>();

    Submissions(Intake intake, FirstAnswers firsts, @Named(TaskExecutors.BLOCKING) ExecutorService workers) {
        this.intake = intake;
        this.firsts = firsts;
        this.workers = workers;
    }

    private record UnderWay(String body, CompletableFuture<Checked<Intake.Taken>> taken) {}

    /** Completes with the answer; refused when the lead is not on disk in time, or the key was used for something else. */
    CompletableFuture<Checked<Intake.Taken>> take(
            Entry entry, Map<String, Object> fields, Duration patience, @Nullable OnceKey key) {
        if (key == null) {
            return intake.take(entry, fields, patience, null);
        }
        UnderWay mine = new UnderWay(key.body(), new CompletableFuture<>());
        UnderWay first = underWay.putIfAbsent(key.hash(), mine);
        if (first != null) {
            return first.body().equals(key.body())
                    ? first.taken()
                    : CompletableFuture.completedFuture(Checked.refused(OnceKey.OTHER_BODY));
        }
        var _ = once(entry, fields, patience, key).whenComplete((taken, failure) -> {
            underWay.remove(key.hash(), mine);
            if (failure == null) {
                mine.taken().complete(taken);
            } else {
                mine.taken().completeExceptionally(failure);
            }
        });
        return mine.taken();
    }

    private CompletableFuture<Checked<Intake.Taken>> once(
            Entry entry, Map<String, Object> fields, Duration patience, OnceKey key) {
        return CompletableFuture.supplyAsync(() -> firsts.find(key, patience), workers)
                .thenCompose(found -> found != null
                        ? CompletableFuture.completedFuture(found)
                        : intake.take(entry, fields, patience, key)
                                .exceptionallyCompose(failure -> repeated(failure, key, patience)))
                .thenApply(taken -> firsts.remember(key, taken, patience));
    }

    /** Another node was faster. */
    private CompletionStage<Checked<Intake.Taken>> repeated(Throwable failure, OnceKey key, Duration patience) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof KeyTaken
                ? CompletableFuture.supplyAsync(() -> firsts.get(key, patience), workers)
                : CompletableFuture.failedFuture(failure);
    }
}
