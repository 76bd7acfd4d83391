package io.waybill.app.oauth;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.exchange.Exchanged;
import io.waybill.app.exchange.Leave;
import io.waybill.app.exchange.Sent;
import io.waybill.app.intake.TurnedClock;
import io.waybill.app.json.Json;
import io.waybill.mappings.request.Masking;
import io.waybill.mappings.request.Rendered;
import io.waybill.mappings.request.TokenRequest;
import io.waybill.mappings.request.Way;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenExchangesTest {
    private static final TokenRequest TOKEN = new TokenRequest(
            "key",
            URI.create("https://token.example/token"),
            Map.of("grant_type", "refresh_token", "refresh_token", "first-refresh", "client_secret", "the-secret"),
            Map.of(),
            Masking.of(List.of("the-secret")));

    private final TurnedClock clock = new TurnedClock(Instant.parse("2026-11-21T10:00:00Z"));
    private final FakeWeb web = new FakeWeb();
    private final TokenExchanges exchanges =
            new TokenExchanges(web, new Tokens(web, new TokenAnswers(new Json(), clock), clock));

    @Test
    void aTokenIsFetchedOnceAndUsedUntilShortlyBeforeItsEnd() {
        web.answers("token.example", 200, "{\"access_token\":\"one\",\"expires_in\":3600}")
                .answers("token.example", 200, "{\"access_token\":\"two\",\"expires_in\":3600}")
                .answers("api.example", 200, "{}");
        send();
        clock.turn(Duration.ofMinutes(58));
        send();
        assertThat(web.to("token.example")).hasSize(1);
        assertThat(authorizations()).containsExactly("Bearer one", "Bearer one");

        clock.turn(Duration.ofSeconds(70));
        send();
        assertThat(authorizations()).endsWith("Bearer two");
    }

    @Test
    void manyAtOnceShareOneFetch() {
        var token = new CompletableFuture<Exchanged>();
        web.ends("token.example", token).answers("api.example", 200, "{}");
        var sent = new ArrayList<CompletableFuture<Sent>>();
        for (int i = 0; i < 50; i++) {
            sent.add(exchanges.send("party", 10, request(), TOKEN, Duration.ofSeconds(20), Leave.ANY_TIME));
        }
        assertThat(web.to("api.example")).isEmpty();
        token.complete(FakeWeb.answered(200, "{\"access_token\":\"one\"}"));
        sent.forEach(CompletableFuture::join);
        assertThat(web.to("token.example")).hasSize(1);
        assertThat(web.to("api.example")).hasSize(50);
    }

    @Test
    void aTokenThatIsRefusedIsRenewedOnceAndTheRequestSentAgainOnce() {
        web.answers("token.example", 200, "{\"access_token\":\"old-token\"}")
                .answers("token.example", 200, "{\"access_token\":\"new-token\"}")
                .answers("api.example", 401, "{\"error\":\"expired\"}")
                .answers("api.example", 200, "{\"ok\":true}");
        var sent = send();
        assertThat(authorizations()).containsExactly("Bearer old-token", "Bearer new-token");
        assertThat(status(sent)).isEqualTo(200);
        assertThat(requireNonNull(sent.before()).status()).isEqualTo(401);
        assertThat(sent.masking().mask("new-token the-secret")).isEqualTo("*** ***");
    }

    @Test
    void aSecondRefusalStands() {
        web.answers("token.example", 200, "{\"access_token\":\"a\"}").answers("api.example", 401, "no");
        assertThat(status(send())).isEqualTo(401);
        assertThat(web.to("api.example")).hasSize(2);
        assertThat(web.to("token.example")).hasSize(2);
    }

    @Test
    void theRefusalStandsWhenNoOtherTokenIsGivenOut() {
        web.answers("token.example", 200, "{\"access_token\":\"a\"}")
                .answers("token.example", 400, "{\"error\":\"invalid_grant\"}")
                .answers("api.example", 401, "no");
        assertThat(status(send())).isEqualTo(401);
        assertThat(web.to("api.example")).hasSize(1);
    }

    @Test
    void aRefusalOfATokenThatOthersHaveRenewedFetchesNoThird() {
        var slow = new CompletableFuture<Exchanged>();
        web.answers("token.example", 200, "{\"access_token\":\"old\"}")
                .answers("token.example", 200, "{\"access_token\":\"new\"}")
                .ends("api.example", slow)
                .answers("api.example", 401, "no")
                .answers("api.example", 200, "{}");
        var late = exchanges.send("party", 10, request(), TOKEN, Duration.ofSeconds(20), Leave.ANY_TIME);
        send();
        slow.complete(FakeWeb.answered(401, "no"));
        assertThat(status(late.join())).isEqualTo(200);
        assertThat(web.to("token.example")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | {\"error\":\"invalid_client\",\"error_description\":\"the-secret is wrong\"} | auth_failed | token endpoint answered 401: invalid_client",
                "400 | {\"error\":\"invalid_grant\"} | auth_failed | token endpoint answered 400: invalid_grant",
                "400 | <html> | auth_failed | token endpoint answered 400",
                "200 | {} | auth_failed | token endpoint answered 200 without access_token",
                "200 | {\"access_token\":\"a b\\r\\nX: 1\"} | auth_failed | token endpoint answered 200 without access_token",
                "200 | not json | auth_failed | token endpoint answered 200 without access_token",
                "302 | {} | auth_failed | token endpoint answered 302",
                "429 | {} | connection | token endpoint answered 429",
                "503 | busy | connection | token endpoint answered 503",
            })
    void withoutATokenNothingIsSent(int status, String body, String fault, String detail) {
        web.answers("token.example", status, body).answers("api.example", 200, "{}");
        assertThat(send().exchanged()).isInstanceOfSatisfying(Exchanged.NotSent.class, not -> {
            assertThat(not.fault()).isEqualTo(fault);
            assertThat(not.detail()).isEqualTo(detail);
        });
        assertThat(web.to("api.example")).isEmpty();
    }

    @Test
    void aTokenEndpointThatCannotBeReachedMeansThatNothingWasSent() {
        web.ends("token.example", new Exchanged.NoAnswer("timeout", "no whole answer within 5 ms", 5));
        assertThat(send().exchanged()).isInstanceOfSatisfying(Exchanged.NotSent.class, not -> {
            assertThat(not.fault()).isEqualTo("timeout");
            assertThat(not.detail()).startsWith("token endpoint: ");
        });
    }

    @Test
    void aFailureIsKeptForNobody() {
        web.answers("token.example", 503, "")
                .answers("token.example", 200, "{\"access_token\":\"a\"}")
                .answers("api.example", 200, "{}");
        assertThat(send().exchanged()).isInstanceOf(Exchanged.NotSent.class);
        assertThat(status(send())).isEqualTo(200);
    }

    @Test
    void whoeverWaitsTooLongForATokenHasSentNothing() {
        web.ends("token.example", new CompletableFuture<>());
        var sent = exchanges
                .send("party", 10, request(), TOKEN, Duration.ofMillis(20), Leave.ANY_TIME)
                .join();
        assertThat(sent.exchanged())
                .isInstanceOfSatisfying(
                        Exchanged.NotSent.class, not -> assertThat(not.fault()).isEqualTo("timeout"));
    }

    @Test
    void aNewRefreshTokenTakesThePlaceOfTheOldOne() {
        web.answers("token.example", 200, "{\"access_token\":\"a\",\"refresh_token\":\"second-refresh\"}")
                .answers("api.example", 401, "")
                .answers("api.example", 200, "");
        send();
        assertThat(web.to("token.example"))
                .extracting(TokenExchangesTest::body)
                .satisfiesExactly(
                        first -> assertThat(first).contains("refresh_token=first-refresh"),
                        second -> assertThat(second).contains("refresh_token=second-refresh"));
    }

    @Test
    void theInstanceThatTheTokenBelongsToIsAsked() {
        web.answers("token.example", 200, "{\"access_token\":\"a\",\"instance_url\":\"https://eu7.example\"}")
                .answers("eu7.example", 200, "{}");
        var request = request(URI.create("https://oauth-instance-url.invalid/services/x?y=1"));
        assertThat(status(exchanges
                        .send("party", 1, request, TOKEN, Duration.ofSeconds(9), Leave.ANY_TIME)
                        .join()))
                .isEqualTo(200);
        assertThat(web.to("eu7.example").getFirst().uri()).hasToString("https://eu7.example/services/x?y=1");
    }

    @Test
    void withoutAnInstanceNothingIsSent() {
        web.answers("token.example", 200, "{\"access_token\":\"a\"}");
        var request = request(URI.create("https://oauth-instance-url.invalid/services/x"));
        assertThat(exchanges
                        .send("party", 1, request, TOKEN, Duration.ofSeconds(9), Leave.ANY_TIME)
                        .join()
                        .exchanged())
                .isInstanceOf(Exchanged.NotSent.class);
        assertThat(web.requests).hasSize(1);
    }

    private Sent send() {
        return exchanges
                .send("party", 10, request(), TOKEN, Duration.ofSeconds(20), Leave.ANY_TIME)
                .join();
    }

    private List<String> authorizations() {
        return web.to("api.example").stream()
                .map(request -> request.headers().getOrDefault("Authorization", ""))
                .toList();
    }

    private static int status(Sent sent) {
        return ((Exchanged.Answered) sent.exchanged()).answer().status();
    }

    private static String body(Rendered request) {
        return new String(requireNonNull(request.body()), StandardCharsets.UTF_8);
    }

    private static Rendered request() {
        return request(URI.create("https://api.example/leads"));
    }

    private static Rendered request(URI uri) {
        var masked = new Rendered.Masked(uri.toString(), Map.of(), null);
        return new Rendered("POST", uri, Map.of(), new byte[0], masked, new Way.WebWithToken(TOKEN), Masking.NOTHING);
    }
}
