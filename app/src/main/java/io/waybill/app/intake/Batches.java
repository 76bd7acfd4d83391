package io.waybill.app.intake;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.scheduling.TaskExecutors;
import io.waybill.app.answer.Refusal;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Takes many leads of one request: each as if it had come alone, some at a time, answered together in the order sent. */
@Singleton
final class Batches {
    private static final int AT_ONCE = 64;

    private final Submissions submissions;
    private final SourceAnswers answers;
    private final ExecutorService workers;

    Batches(Submissions submissions, SourceAnswers answers, @Named(TaskExecutors.BLOCKING) ExecutorService workers) {
        this.submissions = submissions;
        this.answers = answers;
        this.workers = workers;
    }

    /** Completes once every lead is on disk, or refused, and has its outcome or the patience, which all share, has ended. */
    CompletableFuture<MutableHttpResponse<byte[]>> take(
            Terms terms, List<Checked<SentFields>> members, HttpRequest<?> request) {
        return CompletableFuture.supplyAsync(() -> new Batch(terms, members).take(), workers)
                .thenApply(results -> answer(request, terms, results));
    }

    private MutableHttpResponse<byte[]> answer(
            HttpRequest<?> request, Terms terms, List<Checked<Intake.Taken>> results) {
        boolean otherBatch = results.getFirst() instanceof Checked.Refused<Intake.Taken>(Refusal refusal)
                && refusal.equals(OnceKey.OTHER_BODY);
        return otherBatch ? answers.refuse(request, OnceKey.OTHER_BODY) : answers.batch(request, terms, results);
    }

    /** One request's leads on their way; runs on one virtual thread, which it may hold. */
    private final class Batch {
        private final Terms terms;
        private final List<Checked<SentFields>> members;
        private final String hash;
        // Not the injected clock: see FirstAnswers.
        private final long end;

        Batch(Terms terms, List<Checked<SentFields>> members) {
            this.terms = terms;
            this.members = members;
            this.hash = terms.key() == null ? "" : OnceKey.bodyHash(members);
            this.end = System.nanoTime() + terms.patience().toNanos();
        }

        List<Checked<Intake.Taken>> take() {
            Semaphore places = new Semaphore(AT_ONCE);
            List<CompletableFuture<Checked<Intake.Taken>>> taken = new ArrayList<>();
            for (int i = 0; i < members.size(); i++) {
                places.acquireUninterruptibly();
                CompletableFuture<Checked<Intake.Taken>> next = member(i);
                taken.add(next.whenComplete((done, failure) -> places.release()));
            }
            return taken.stream().map(CompletableFuture::join).toList();
        }

        private CompletableFuture<Checked<Intake.Taken>> member(int number) {
            return switch (members.get(number)) {
                case Checked.Refused<SentFields>(Refusal refusal) ->
                    CompletableFuture.completedFuture(Checked.refused(refusal));
                case Checked.Passed<SentFields>(SentFields sent) ->
                    submissions.take(terms.entry(), sent.fields(), patience(), key(number));
            };
        }

        private Duration patience() {
            return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
        }

        private @Nullable OnceKey key(int number) {
            return terms.key() == null ? null : OnceKey.of(terms.entry(), terms.key(), number, hash);
        }
    }
}
