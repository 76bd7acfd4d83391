package io.waybill.app.intake;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.scheduling.TaskExecutors;
import io.waybill.app.answer.Refusal;
import io.waybill.app.routing.PingAnswer;
import io.waybill.app.routing.PingRouting;
import io.waybill.app.routing.ReceivedLead;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for a price and waits for it. Holds no thread while it waits. */
@Singleton
final class PingDesk implements Desk {
    private static final Logger LOG = LoggerFactory.getLogger(PingDesk.class);
    private static final Refusal UNAVAILABLE = new Refusal(
                    HttpStatus.SERVICE_UNAVAILABLE, "The price could not be stored. Please ask again")
            .retryAfter(1);

    private static final Refusal ONE =
            new Refusal(HttpStatus.BAD_REQUEST, "A ping asks for one lead, not for a list. Maybe send one object");

    private final Typing typing;
    private final PingRouting routing;
    private final PingAnswers answers;
    private final ExecutorService workers;

    PingDesk(
            Typing typing,
            PingRouting routing,
            PingAnswers answers,
            @Named(TaskExecutors.BLOCKING) ExecutorService workers) {
        this.typing = typing;
        this.routing = routing;
        this.answers = answers;
        this.workers = workers;
    }

    @Override
    public String limit() {
        return "ping";
    }

    @Override
    public String things() {
        return "pings";
    }

    @Override
    public CompletableFuture<MutableHttpResponse<byte[]>> take(Terms terms, SentFields sent, HttpRequest<?> request) {
        if (sent.batch() != null) {
            return CompletableFuture.completedFuture(answers.refuse(request, ONE));
        }
        return ask(terms, sent).thenApply(asked -> switch (asked) {
            case Checked.Refused<PingAnswer>(Refusal refusal) -> answers.refuse(request, refusal);
            case Checked.Passed<PingAnswer>(PingAnswer answer) ->
                answers.answered(terms.format(), sent.redirect(), answer);
        });
    }

    /** Completes with the price, or that there is none once the patience ends; refused when it is not on disk. */
    private CompletableFuture<Checked<PingAnswer>> ask(Terms terms, SentFields sent) {
        Entry entry = terms.entry();
        ReceivedLead ping = typing.lead(entry, sent.fields(), StatusToken.create());
        PingAnswer late = new PingAnswer(ping.id(), "failure", "no bid in time", BigDecimal.ZERO, ping.at());
        return routing.ask(ping)
                .completeOnTimeout(late, patience(terms).toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(Checked::passed)
                .exceptionally(failure -> {
                    LOG.warn("Ping {} was refused because it is not on disk: {}", ping.id(), String.valueOf(failure));
                    return Checked.refused(UNAVAILABLE);
                })
                .thenApplyAsync(answered -> answered, workers);
    }

    /** A price cannot be given at once: who says so waits as long as usual. */
    private static Duration patience(Terms terms) {
        Duration asked = terms.patience();
        return asked.isZero() ? terms.entry().flow().rules().flow().answerWithin() : asked;
    }
}
