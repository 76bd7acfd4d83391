package io.waybill.app.routing;

import io.waybill.app.event.Dollars;
import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.event.ExchangeStarted;
import io.waybill.app.exchange.Exchanged;
import io.waybill.app.exchange.Leave;
import io.waybill.app.exchange.Sent;
import io.waybill.app.room.Permits;
import io.waybill.app.routing.Prepared.Content;
import io.waybill.app.transport.Transport;
import io.waybill.db.node.Lease;
import io.waybill.mappings.request.ExchangeMapping;
import io.waybill.mappings.response.Reading;
import io.waybill.rules.fact.ExchangeKind;
import io.waybill.rules.fact.Outcome;
import io.waybill.rules.fact.Result;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what was prepared and says what it came to, before the rules have classified it. Safe for use by many threads. */
@Singleton
final class Exchanges {
    /** The fault of a request that waited too long for its turn. */
    static final String RATE_LIMITED = "rate_limited";

    private static final Logger LOG = LoggerFactory.getLogger(Exchanges.class);
    private final Transport transport;
    private final Permits permits;
    private final Lease lease;

    Exchanges(Transport transport, Permits permits, Lease lease) {
        this.transport = transport;
        this.permits = permits;
        this.lease = lease;
    }

    /** For an intent that was written then: while no other node can have taken this one for dead, and the lead with it. */
    Leave since(Instant written) {
        return () -> lease.isHeldSince(written);
    }

    /** Sends one as soon as its recipient's rate limit allows it; completes always normally. */
    CompletableFuture<ExchangeFinished> sendInTurn(Prepared prepared, Leave leave) {
        var intent = prepared.intent();
        boolean limited = prepared.content() instanceof Content.Ready
                && !intent.exchange().equals(ExchangeKind.ENHANCEMENT.word());
        return limited
                ? permits.turn(intent.to(), Duration.ofMillis(intent.timeout()))
                        .thenCompose(
                                may -> may ? send(prepared, leave) : CompletableFuture.completedFuture(tooLate(intent)))
                : send(prepared, leave);
    }

    private ExchangeFinished tooLate(ExchangeStarted intent) {
        var limit = permits.findLimit(intent.to());
        var reason = "No turn within %d ms under the rate limit of %s"
                .formatted(intent.timeout(), limit == null ? "the recipient" : limit.text());
        return without(intent, Result.ERROR, RATE_LIMITED, reason, null, 0);
    }

    /** Sends one now; completes always normally. */
    CompletableFuture<ExchangeFinished> send(Prepared prepared, Leave leave) {
        return switch (prepared.content()) {
            case Content.Impossible impossible ->
                CompletableFuture.completedFuture(
                        without(prepared.intent(), Result.ERROR, null, impossible.reason(), null, 0));
            case Content.Skipped skipped ->
                CompletableFuture.completedFuture(Spared.skipped(prepared.intent(), skipped.reason()));
            case Content.Ready ready ->
                CompletableFuture.completedFuture(ready)
                        .thenCompose(content -> sent(prepared, content, leave))
                        .thenApply(sent -> finished(prepared, ready.mapping(), sent))
                        .exceptionally(defect -> failed(prepared, defect));
        };
    }

    private CompletableFuture<Sent> sent(Prepared prepared, Content.Ready ready, Leave leave) {
        var intent = prepared.intent();
        return transport.send(
                intent.exchange() + ":" + intent.to(),
                prepared.connections(),
                ready.request(),
                Duration.ofMillis(intent.timeout()),
                leave);
    }

    /** A defect of ours: nobody can tell how far the request came or what the answer said. */
    private static ExchangeFinished failed(Prepared prepared, Throwable defect) {
        var intent = prepared.intent();
        LOG.error("The {} to {} went wrong on this side", intent.exchange(), intent.to(), defect);
        return without(
                intent, silence(intent), "unparseable", "The exchange went wrong on this side", cost(prepared), 0);
    }

    /** What becomes of an exchange whose node stopped before its answer came: it may have been taken. */
    static ExchangeFinished lost(ExchangeStarted intent) {
        var fault = intent.exchange().equals(ExchangeKind.PING.word()) ? Outcome.LOST : "timeout";
        return without(intent, silence(intent), fault, "The node stopped before the answer came", null, 0);
    }

    /** What becomes of an exchange that is not made after all. */
    static ExchangeFinished withdrawn(ExchangeStarted intent) {
        return without(intent, Result.ERROR, Leave.WITHDRAWN, "It was not sent", null, 0);
    }

    private static ExchangeFinished finished(Prepared prepared, ExchangeMapping mapping, Sent sent) {
        var intent = prepared.intent();
        return switch (sent.exchanged()) {
            case Exchanged.Answered answered ->
                answered(
                        prepared,
                        new Heard(sent, answered.answer(), mapping.read(answered.answer())),
                        answered.millis());
            case Exchanged.NotSent not ->
                without(intent, Result.ERROR, not.fault(), sent.masking().mask(not.detail()), null, not.millis());
            case Exchanged.NoAnswer none ->
                without(
                        intent,
                        silence(intent),
                        none.fault(),
                        sent.masking().mask(none.detail()),
                        cost(prepared),
                        none.millis());
        };
    }

    /** Only a post hands the lead over; asking twice for data or a bid does no harm. */
    private static Result silence(ExchangeStarted intent) {
        return intent.exchange().equals(ExchangeKind.POST.word()) ? Result.UNKNOWN : Result.ERROR;
    }

    private static @Nullable String cost(Prepared prepared) {
        return prepared.cost().signum() == 0 ? null : prepared.cost().toPlainString();
    }

    private static ExchangeFinished without(
            ExchangeStarted intent,
            Result result,
            @Nullable String fault,
            String reason,
            @Nullable String cost,
            long millis) {
        return new ExchangeFinished(
                intent.exchange(),
                intent.to(),
                intent.delivery(),
                intent.attempt(),
                null,
                result.word(),
                null,
                fault,
                reason,
                null,
                null,
                false,
                null,
                cost,
                millis);
    }

    private static ExchangeFinished answered(Prepared prepared, Heard heard, long millis) {
        var intent = prepared.intent();
        var reading = heard.reading();
        var result = switch (reading.verdict()) {
            case SUCCESS -> Result.SUCCESS;
            case DUPLICATE, FAILURE -> Result.FAILURE;
            case ERROR -> Result.ERROR;
            case UNREADABLE -> silence(intent);
        };
        return new ExchangeFinished(
                intent.exchange(),
                intent.to(),
                intent.delivery(),
                intent.attempt(),
                heard.response(),
                result.word(),
                null,
                reading.verdict() == Reading.Verdict.UNREADABLE ? "unparseable" : null,
                heard.reason(),
                reading.cents() == null ? null : Dollars.of(reading.cents()),
                heard.reference(),
                reading.verdict() == Reading.Verdict.DUPLICATE,
                result == Result.SUCCESS && !intent.exchange().equals(ExchangeKind.POST.word()) ? heard.append() : null,
                cost(prepared),
                millis);
    }
}
