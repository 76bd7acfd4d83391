package io.waybill.app.intake;

import io.micronaut.http.HttpStatus;
import io.micronaut.scheduling.TaskExecutors;
import io.waybill.app.answer.Refusal;
import io.waybill.app.routing.KeyTaken;
import io.waybill.app.routing.ReceivedLead;
import io.waybill.app.routing.Routing;
import io.waybill.app.routing.SourceAnswer;
import io.waybill.app.routing.Submission;
import io.waybill.db.journal.EntryRefused;
import io.waybill.db.submission.SubmissionKey;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands leads to routing and waits: for each to be on disk, then for its outcome. Holds no thread while it waits. */
@Singleton
final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    /** So that a refusal leaves within a second of the request. */
    private static final Duration DURABLE_WITHIN = Duration.ofMillis(850);
    /** The first lead after a start also waits for classes to be loaded, of the rules above all: it is slow, and nothing is wrong. */
    private static final Duration FIRST_DURABLE_WITHIN = Duration.ofSeconds(5);

    /** Repeats of a submission come within minutes, or after a night's outage. */
    private static final Duration KEPT = Duration.ofDays(2);

    private static final Refusal UNAVAILABLE = new Refusal(
                    HttpStatus.SERVICE_UNAVAILABLE, "The lead could not be stored. Please send it again")
            .retryAfter(1);
    private static final Refusal NEVER = new Refusal(HttpStatus.INTERNAL_SERVER_ERROR, "The lead cannot be stored");

    private final Typing typing;
    private final Routing routing;
    private final ExecutorService workers;
    private volatile boolean warm;

    Intake(Typing typing, Routing routing, @Named(TaskExecutors.BLOCKING) ExecutorService workers) {
        this.typing = typing;
        this.routing = routing;
        this.workers = workers;
    }

    /** A lead that is on disk: what its source is told now, and the secret with which it may ask again. */
    record Taken(SourceAnswer answer, StatusToken token) {}

    /** Completes with the answer once the lead has its outcome or the patience ends; refused when it is not on disk in time. Fails with {@link KeyTaken} when another lead has the key. */
    CompletableFuture<Checked<Taken>> take(
            Entry entry, Map<String, Object> fields, Duration patience, @Nullable OnceKey key) {
        StatusToken token = StatusToken.create();
        ReceivedLead lead = typing.lead(entry, fields, token);
        if (key != null) {
            lead = lead.withKey(kept(key, token, patience, lead.at()));
        }
        return await(routing.accept(lead), lead.id(), token, patience);
    }

    private CompletableFuture<Checked<Taken>> await(
            Submission submission, String lead, StatusToken token, Duration patience) {
        return submission
                .durable()
                .orTimeout((warm ? DURABLE_WITHIN : FIRST_DURABLE_WITHIN).toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(done -> {
                    warm = true;
                    return Checked.passed(lead);
                })
                .exceptionally(failure -> notDurable(lead, failure))
                .thenCompose(stored -> switch (stored) {
                    case Checked.Refused<String>(Refusal refusal) ->
                        CompletableFuture.completedFuture(Checked.<Taken>refused(refusal));
                    case Checked.Passed<String>(String id) ->
                        answer(submission, id, patience).thenApply(answer -> Checked.passed(new Taken(answer, token)));
                })
                // Whoever completed it, the journal's writer or a timer, has better things to do than to write answers.
                .thenApplyAsync(taken -> taken, workers);
    }

    private static SubmissionKey kept(OnceKey key, StatusToken token, Duration patience, Instant at) {
        return new SubmissionKey(key.hash(), key.body(), token.secret(), patience.isZero(), at.plus(KEPT));
    }

    private static Checked<String> notDurable(String lead, Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof KeyTaken taken) {
            throw taken;
        }
        LOG.warn("Lead {} was refused because it is not on disk: {}", lead, String.valueOf(cause));
        return Checked.refused(cause instanceof EntryRefused ? NEVER : UNAVAILABLE);
    }

    private static CompletableFuture<SourceAnswer> answer(Submission submission, String lead, Duration patience) {
        SourceAnswer pending = new SourceAnswer(lead, "pending", null, BigDecimal.ZERO);
        if (patience.isZero()) {
            submission.outcome().complete(pending);
        } else {
            submission.outcome().completeOnTimeout(pending, patience.toMillis(), TimeUnit.MILLISECONDS);
        }
        return submission.outcome().exceptionally(failure -> {
            // It is on disk: whatever stopped it, it goes on later.
            LOG.error(
                    "Lead {} is on disk but its routing stopped; its source is told that it is pending.",
                    lead,
                    failure);
            return pending;
        });
    }
}
