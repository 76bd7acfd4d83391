package io.waybill.app.oauth;

import io.waybill.app.exchange.ExchangeClient;
import io.waybill.app.exchange.Exchanged;
import io.waybill.app.exchange.Leave;
import io.waybill.app.exchange.Sent;
import io.waybill.mappings.request.InstanceUrl;
import io.waybill.mappings.request.Rendered;
import io.waybill.mappings.request.TokenRequest;
import io.waybill.mappings.request.Way;
import io.waybill.mappings.response.Answer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests with a token. One that is answered with 401 was not taken, so the token is renewed and the request sent again, once; a
 * second 401 stands. Safe for use by many threads.
 */
@Singleton
public final class TokenExchanges {
    private final ExchangeClient client;
    private final Tokens tokens;

    TokenExchanges(ExchangeClient client, Tokens tokens) {
        this.client = client;
        this.tokens = tokens;
    }

    /** One request on its way: to whom, and when it began. */
    private record Errand(
            String party,
            int connections,
            Rendered request,
            TokenRequest token,
            Duration timeout,
            Leave leave,
            long started) {
        Duration left() {
            var left = timeout.minusNanos(System.nanoTime() - started);
            return left.isPositive() ? left : Duration.ofMillis(1);
        }

        boolean hasTime() {
            return timeout.minusNanos(System.nanoTime() - started).isPositive();
        }

        long millis() {
            return (System.nanoTime() - started) / 1_000_000;
        }
    }

    /**
     * Sends one.
     *
     * @param timeout for all of it, the token included
     * @param leave asked right before it leaves
     * @return completes always normally
     */
    public CompletableFuture<Sent> send(
            String party, int connections, Rendered request, TokenRequest token, Duration timeout, Leave leave) {
        var errand = new Errand(party, connections, request, token, timeout, leave, System.nanoTime());
        return tokens.get(token, timeout).thenCompose(fetched -> switch (fetched) {
            case Fetched.Refused(var fault, var detail) ->
                done(errand, new Exchanged.NotSent(fault, detail, 0), null, null);
            case Fetched.Token good -> first(errand, good);
        });
    }

    private CompletableFuture<Sent> first(Errand errand, Fetched.Token token) {
        return sendWith(errand, token).thenCompose(exchanged -> {
            var refused = refusal(exchanged);
            if (refused == null || !errand.hasTime()) {
                return done(errand, exchanged, token, null);
            }
            tokens.drop(errand.token(), token);
            return tokens.get(errand.token(), errand.left()).thenCompose(fetched -> switch (fetched) {
                case Fetched.Refused none -> done(errand, exchanged, token, null);
                case Fetched.Token renewed ->
                    sendWith(errand, renewed).thenCompose(again -> done(errand, again, renewed, refused));
            });
        });
    }

    private CompletableFuture<Exchanged> sendWith(Errand errand, Fetched.Token token) {
        var request = errand.request();
        var uri = InstanceUrl.isIn(request.uri()) ? InstanceUrl.find(request.uri(), token.instance()) : request.uri();
        if (uri == null) {
            return CompletableFuture.completedFuture(
                    new Exchanged.NotSent("auth_failed", "the token endpoint's answer has no usable instance_url", 0));
        }
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(request.headers());
        headers.put("Authorization", "Bearer " + token.value());
        var whole = new Rendered(
                request.method(), uri, headers, request.body(), request.masked(), Way.WEB, request.secrets());
        return client.send(errand.party(), errand.connections(), whole, errand.left(), errand.leave());
    }

    private static @Nullable Answer refusal(Exchanged exchanged) {
        return exchanged instanceof Exchanged.Answered answered
                        && answered.answer().status() == 401
                ? answered.answer()
                : null;
    }

    private static CompletableFuture<Sent> done(
            Errand errand, Exchanged exchanged, Fetched.@Nullable Token token, @Nullable Answer before) {
        var masking = errand.request().secrets().and(errand.token().secrets());
        var all = token == null ? masking : masking.and(List.of(token.value()));
        var earlier = Math.max(0, errand.millis() - exchanged.millis());
        return CompletableFuture.completedFuture(new Sent(exchanged.after(earlier), all, before));
    }
}
