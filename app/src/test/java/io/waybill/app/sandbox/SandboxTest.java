package io.waybill.app.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.waybill.app.exchange.Exchanged;
import io.waybill.mappings.request.Rendered;
import io.waybill.mappings.response.Answer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PLENTY = Duration.ofSeconds(10);

    private final SandboxServer server = SandboxServer.start(true);

    @AfterAll
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "accept, 200, accepted",
        "reject, 200, rejected",
        "duplicate, 200, DUP",
        "duplicate-409, 409, duplicate",
        "invalid, 400, invalid",
        "auth, 401, unauthorized",
        "forbidden, 403, forbidden",
        "rate-limited, 429, rate limited",
        "error, 500, error",
        "slow?seconds=0, 200, accepted"
    })
    void aBuyerScenarioAnswersWithItsStatus(String scenario, int status, String word) throws Exception {
        var answer = post(scenario, "{}");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(json(answer).path("status").asText()).isEqualTo(word);
    }

    @Test
    void anAcceptedLeadGetsAPriceAndAReferenceThatStaysTheSame() throws Exception {
        var first = json(post("accept?price=52.50", "{}", Map.of("X-Idempotency-Key", "D1")));
        var again = json(post("accept", "{}", Map.of("X-Idempotency-Key", "D1")));
        var other = json(post("accept", "{}", Map.of("X-Idempotency-Key", "D2")));

        assertThat(first.path("price").decimalValue()).isEqualByComparingTo("52.50");
        assertThat(first.path("message").asText()).isEqualTo("Lead accepted");
        assertThat(first.path("leadId").asText())
                .startsWith("SB-")
                .isEqualTo(again.path("leadId").asText());
        assertThat(other.path("leadId").asText())
                .startsWith("SB-")
                .isNotEqualTo(again.path("leadId").asText());
    }

    @Test
    void aRejectedLeadHasNoPriceAndNoReference() throws Exception {
        assertThat(text(post("reject", "{}")))
                .isEqualTo("{\"status\":\"rejected\",\"message\":\"Lead does not meet the criteria\"}");
    }

    @ParameterizedTest
    @CsvSource({"rate-limited, 2", "rate-limited?after=30, 30", "rate-limited?after=soon, 2"})
    void aRateLimitSaysWhenToComeBack(String scenario, String after) throws Exception {
        assertThat(post(scenario, "{}").headers()).containsEntry("retry-after", List.of(after));
    }

    @Test
    void anErrorCanPassForEachDelivery() throws Exception {
        for (var delivery : List.of("E1", "E2")) {
            var key = Map.of("X-Idempotency-Key", delivery);
            assertThat(post("error?times=2", "{}", key).status()).isEqualTo(500);
            assertThat(post("error?times=2", "{}", key).status()).isEqualTo(500);
            assertThat(post("error?times=2", "{}", key).status()).isEqualTo(200);
        }
        assertThat(post("error?times=2", "{}").status()).isEqualTo(500);
    }

    @Test
    void aHangingPartyNeverAnswers() throws Exception {
        assertThat(send(request("POST", "hang", "{}", Map.of()), Duration.ofMillis(300)))
                .isInstanceOfSatisfying(
                        Exchanged.NoAnswer.class,
                        none -> assertThat(none.fault()).isEqualTo("timeout"));
    }

    @Test
    void aResettingPartyBreaksTheConnection() throws Exception {
        assertThat(send(request("POST", "reset", "{}", Map.of()), PLENTY))
                .isInstanceOfSatisfying(
                        Exchanged.NoAnswer.class,
                        none -> assertThat(none.fault()).isEqualTo("connection"));
    }

    @Test
    void garbageAndEmptyAnswersAreSuccessesThatCannotBeRead() throws Exception {
        assertThat(post("garbage", "{}").status()).isEqualTo(200);
        assertThat(text(post("garbage", "{}"))).isNotBlank();
        assertThat(post("empty", "{}").status()).isEqualTo(200);
        assertThat(text(post("empty", "{}"))).isEmpty();
    }

    @Test
    void aBidHasAPriceAndAnId() throws Exception {
        var usual = json(post("bid", "{}"));
        var asked = json(post("bid?price=38", "{}"));

        assertThat(usual.path("bid").decimalValue()).isEqualByComparingTo("25.00");
        assertThat(asked.path("bid").decimalValue()).isEqualByComparingTo("38");
        assertThat(usual.path("ping_id").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json|{\"phone\":\"5125550100\"}|voip",
                "application/json|{\"phone\":\"5125550101\"}|landline",
                "application/json; charset=utf-8|{\"phone\":\"5125550102\"}|mobile",
                "application/x-www-form-urlencoded|a=b&phone=5125550100|voip",
                "text/plain|{\"phone\":5125550100}|voip",
                "application/json|[[[ not JSON|mobile",
                "application/xml|<phone>5125550100</phone>|mobile"
            })
    void aPhoneCheckTellsByTheLastDigits(String type, String body, String expected) throws Exception {
        var found = json(post("phone-check", body, Map.of("Content-Type", type)));

        assertThat(found.path("phone_type").asText()).isEqualTo(expected);
        assertThat(found.path("valid").asBoolean()).isTrue();
        assertThat(found.path("carrier").asText()).isEqualTo("Sandbox Mobile");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT"})
    void everyMethodIsAnsweredAndTheQueryIsRead(String method) throws Exception {
        var request =
                new Rendered(method, URI.create("/sandbox/phone-check?phone=5125550101"), Map.of(), null, masked());

        assertThat(json(answer(request)).path("phone_type").asText()).isEqualTo("landline");
    }

    @Test
    void anUnknownScenarioNamesTheKnownOnes() throws Exception {
        var answer = post("acept", "{}");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(text(answer)).contains("Maybe one of accept, reject, duplicate, duplicate-409", "phone-check");
    }

    @Test
    void theSandboxIsReachedByItsWholeAddressTooAndTheRestOfTheServerIsNot() throws Exception {
        var accepted = new Rendered("GET", server.uri("/sandbox/accept"), Map.of(), null, masked());
        var refused = new Rendered("GET", server.uri("/health"), Map.of(), null, masked());

        assertThat(answer(accepted).status()).isEqualTo(200);
        assertThat(send(refused, PLENTY))
                .isInstanceOfSatisfying(
                        Exchanged.NotSent.class, not -> assertThat(not.detail()).contains("this Waybill itself"));
    }

    @Test
    void nothingIsThereWhenTheSandboxIsOff() throws Exception {
        try (var off = SandboxServer.start(false);
                var connection = HttpClient.newHttpClient()) {
            var get = HttpRequest.newBuilder(off.uri("/sandbox/accept")).build();
            var answer = connection.send(get, BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(404);
        }
    }

    private Answer post(String scenario, String body) throws Exception {
        return post(scenario, body, Map.of());
    }

    private Answer post(String scenario, String body, Map<String, String> headers) throws Exception {
        return answer(request("POST", scenario, body, headers));
    }

    private static Rendered request(String method, String scenario, String body, Map<String, String> headers) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return new Rendered(method, URI.create("/sandbox/" + scenario), headers, bytes, masked());
    }

    private static Rendered.Masked masked() {
        return new Rendered.Masked("", Map.of(), null);
    }

    private Answer answer(Rendered request) throws Exception {
        return ((Exchanged.Answered) send(request, PLENTY)).answer();
    }

    private Exchanged send(Rendered request, Duration timeout) throws Exception {
        return server.client().send("sandbox", 4, request, timeout).get(20, TimeUnit.SECONDS);
    }

    private static JsonNode json(Answer answer) throws Exception {
        return JSON.readTree(answer.body());
    }

    private static String text(Answer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
