package io.waybill.app.oauth;

import io.waybill.app.exchange.ExchangeClient;
import io.waybill.mappings.request.TokenRequest;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The tokens in use. Each is fetched once, however many ask for it at the same time, and kept until shortly before it ends; a failure is
 * kept for nobody. Safe for use by many threads.
 */
@Singleton
final class Tokens {
    private static final int CONNECTIONS = 2;

    private final Map<String, Asking> tokens = new ConcurrentHashMap<>();
    /** Endpoints may give out a new refresh token each time; the old one is worth nothing then. */
    private final Map<String, String> refreshTokens = new ConcurrentHashMap<>();

    private final ExchangeClient client;
    private final TokenAnswers answers;
    private final Clock clock;

    Tokens(ExchangeClient client, TokenAnswers answers, Clock clock) {
        this.client = client;
        this.answers = answers;
        this.clock = clock;
    }

    /** One token that has been asked for, or is just about to be. */
    private record Asking(CompletableFuture<Fetched> result, AtomicBoolean begun) {
        Asking() {
            this(new CompletableFuture<>(), new AtomicBoolean());
        }
    }

    /**
     * The token, fetched when there is none that still holds.
     *
     * @param timeout for whoever asks; a fetch that others began goes on after it
     */
    CompletableFuture<Fetched> get(TokenRequest request, Duration timeout) {
        var current = tokens.compute(
                request.key(), (key, known) -> known == null || isOver(known.result()) ? new Asking() : known);
        if (current.begun().compareAndSet(false, true)) {
            fetch(request, timeout, current.result());
        }
        return current.result()
                .copy()
                .completeOnTimeout(
                        new Fetched.Refused("timeout", "no token within " + timeout.toMillis() + " ms"),
                        timeout.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    /** Forgets a token that was refused, unless somebody has fetched another already. */
    void drop(TokenRequest request, Fetched.Token refused) {
        tokens.computeIfPresent(
                request.key(), (key, known) -> refused.equals(known.result().getNow(null)) ? null : known);
    }

    private boolean isOver(CompletableFuture<Fetched> known) {
        return known.isDone()
                && !(known.getNow(null) instanceof Fetched.Token token
                        && clock.instant().isBefore(token.until()));
    }

    private void fetch(TokenRequest request, Duration timeout, CompletableFuture<Fetched> mine) {
        var rendered = request.render(refreshTokens.get(request.key()));
        var party = "token:" + request.key();
        var _ = client.send(party, CONNECTIONS, rendered, timeout)
                .thenApply(exchanged -> {
                    var renewed = answers.findRefreshToken(exchanged);
                    if (renewed != null) {
                        refreshTokens.put(request.key(), renewed);
                    }
                    return answers.read(exchanged);
                })
                .exceptionally(defect -> new Fetched.Refused("connection", "token endpoint: " + defect.getMessage()))
                .thenAccept(mine::complete);
    }
}
