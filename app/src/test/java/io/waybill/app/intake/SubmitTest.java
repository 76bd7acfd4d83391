package io.waybill.app.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.routing.Submission;
import io.waybill.db.journal.JournalUnavailable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubmitTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";
    private static final String DEMO = Doors.DEMO;

    @AutoClose
    private static final Doors DOORS = new Doors(Map.of());

    @BeforeEach
    void reset() {
        DOORS.reset();
    }

    @Test
    void aSoldLeadIsAnsweredWith201AndItsPrice() {
        HttpResponse<String> response =
                DOORS.post(DEMO, JSON, "{\"fname\":\"Ann\",\"loan_amount\":\"15000\",\"extra\":1}");
        assertThat(response.statusCode()).isEqualTo(201);
        String id = DOORS.routing.last().id();
        assertThat(response.body())
                .isEqualTo("{\"outcome\":\"success\",\"lead\":{\"id\":\"" + id + "\"},\"price\":12.50}");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(id).matches("[0-9a-f]{32}");
        assertThat(DOORS.routing.last()).satisfies(lead -> {
            assertThat(lead.flow().id()).isEqualTo("loans");
            assertThat(lead.source()).isEqualTo("demo");
            assertThat(lead.at()).isEqualTo(DOORS.clock.instant());
            assertThat(lead.dropped()).isEqualTo(1);
            assertThat(lead.test()).isFalse();
            assertThat(lead.fields()).containsOnlyKeys("first_name", "loan_amount");
        });
    }

    @Test
    void aRefusedLeadIsAnsweredWith201AndItsReason() {
        DOORS.routing.answers("failure", "FL — not served", "0");
        HttpResponse<String> response = DOORS.get(DEMO + "?state=FL");
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.body())
                .isEqualTo(
                        "{\"outcome\":\"failure\",\"reason\":\"FL — not served\",\"lead\":{\"id\":\"%s\"},\"price\":0}"
                                .formatted(DOORS.routing.last().id()));
        assertThat(response.headers().firstValueAsLong("Content-Length"))
                .hasValue(response.body().getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    void whoPrefersXmlGetsXml() {
        DOORS.routing.answers("error", "<a> & \u0007b", "0.005");
        HttpResponse<String> response = DOORS.get(DEMO, "Accept", "text/html,application/xml;q=0.9,*/*;q=0.8");
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/xml"));
        assertThat(response.body())
                .isEqualTo(
                        ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><result><outcome>error</outcome><reason>&lt;a&gt; &amp; b</reason>"
                                        + "<lead><id>%s</id></lead><price>0.01</price></result>")
                                .formatted(DOORS.routing.last().id()));
    }

    @Test
    void theLastOfSeveralValuesCountsAndBlankIsMissing() {
        DOORS.post(DEMO, FORM, "state=NY&state=CA&loan_amount=+&first_name=");
        assertThat(DOORS.routing.last().fields()).containsOnlyKeys("state");
        assertThat(DOORS.routing.raw("state")).isEqualTo("CA");
        assertThat(DOORS.routing.last().dropped()).isZero();
    }

    @Test
    void unescapedCharactersInTheQueryAreTakenAsTheyAre() throws Exception {
        String query = "?first_name=|{}<>^`\\\"#%7C"
                + new String("é".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        String response =
                DOORS.raw("GET " + DEMO + query + "&state=CA HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(response).startsWith("HTTP/1.1 201");
        assertThat(DOORS.routing.raw("first_name")).isEqualTo("|{}<>^`\\\"#|é");
        assertThat(DOORS.routing.raw("state")).isEqualTo("CA");
    }

    @Test
    void aWholeLeadFitsIntoTheQuery() {
        assertThat(DOORS.get(DEMO + "?state=CA&first_name=" + "x".repeat(12_000))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void aGetsBodyIsIgnored() {
        DOORS.send(DOORS.request(DEMO + "?state=CA")
                .header("Content-Type", "text/plain")
                .method("GET", BodyPublishers.ofString("{{{")));
        assertThat(DOORS.routing.raw("state")).isEqualTo("CA");
    }

    @Test
    void aPostWithoutLengthHasNoBody() throws Exception {
        String response = DOORS.raw("POST " + DEMO + "?state=CA HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(response).startsWith("HTTP/1.1 201");
        assertThat(DOORS.routing.last().fields()).containsOnlyKeys("state");
    }

    @Test
    void aBodyMayComeInChunks() {
        HttpResponse<String> response = DOORS.send(DOORS.request(DEMO)
                .header("Content-Type", FORM)
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString("state=CA"))));
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(DOORS.routing.last().fields()).containsOnlyKeys("state");
    }

    @Test
    void theBrowserIsSentOnWithTheSameBody() {
        HttpResponse<String> response =
                DOORS.post(DEMO + "?redir_url=https%3A%2F%2Fx.example%2F%3Fa%3D1", FORM, "state=CA");
        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.headers().firstValue("Location")).contains("https://x.example/?a=1");
        assertThat(response.body()).contains("\"outcome\":\"success\"");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            keyed   | X-API-Key     | key-1                | 201
            keyed   | X-API-Key     | key-2                | 401
            keyed   | X-API-Key     | -                    | 401
            keyed   | Authorization | Basic:API:key-1      | 201
            keyed   | Authorization | Basic:ann:key-1      | 401
            keyed   | Authorization | Basic !!!            | 401
            keyless | X-API-Key     | null                 | 401
            keyless | X-API-Key     | -                    | 401
            blank   | X-API-Key     | ''                   | 401
            basic   | Authorization | Basic:ann:pass:wörd  | 201
            basic   | Authorization | Basic:ann:wrong      | 401
            basic   | Authorization | -                    | 401
            bearer  | Authorization | bearer token-1       | 201
            bearer  | Authorization | Bearer token-2       | 401
            bearer  | X-API-Key     | token-1              | 401
            """)
    void sourcesProveThemselvesAsTheirFileSays(String source, String header, @Nullable String value, int status) {
        String sent = value == null || !value.startsWith("Basic:")
                ? value
                : "Basic "
                        + Base64.getEncoder().encodeToString(value.substring(6).getBytes(StandardCharsets.UTF_8));
        String path = "/flows/loans/sources/" + source + "/submit";
        HttpResponse<String> response = sent == null ? DOORS.get(path) : DOORS.get(path, header, sent);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(DOORS.routing.leads()).hasSize(status == 201 ? 1 : 0);
        if (status == 401) {
            assertThat(response.body()).isEqualTo("Unauthorized source");
            assertThat(response.headers().firstValue("WWW-Authenticate")).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/flows/none/sources/demo/submit",
                "/flows/loans/sources/none/submit",
                "/flows/trial/sources/keyed/submit",
                "/flows/loans/sources/demo/other",
                "/nowhere",
                "/flows/%2e%2e/sources/%00/submit"
            })
    void unknownAddressesAre404InPlainWords(String path) {
        HttpResponse<String> response = DOORS.post(path, JSON, "{}");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        assertThat(DOORS.post(path, JSON, "{}", "Accept", JSON).body())
                .startsWith("{\"outcome\":\"error\",\"reason\":");
        assertThat(DOORS.routing.leads()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS", "BREW", "TRACE"})
    void otherMethodsAreNotAllowed(String method) throws Exception {
        String response = DOORS.raw(method + " " + DEMO + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(response)
                .startsWith("HTTP/1.1 405")
                .containsIgnoringCase("\r\nAllow: GET, POST\r\n")
                .endsWith("\r\n\r\nThe " + method + " method is not allowed");
    }

    @Test
    void headIsNoWayToSubmit() throws Exception {
        assertThat(DOORS.raw("HEAD " + DEMO + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 405");
        assertThat(DOORS.routing.leads()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text/html        | ''                | 406 | The Accept header
            */*              | ?redir_url=x      | 400 | Invalid redir_url
            */*              | ?wait=x           | 400 | Invalid wait
            */*              | ?a=%25%zz         | 400 | ''
            text/html        | ?redir_url=x      | 406 | The Accept header
            """)
    void whatIsAskedForIsCheckedBeforeTheBody(String accept, String query, int status, String text) throws Exception {
        String response = DOORS.raw("POST " + DEMO + query + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAccept: "
                + accept + "\r\nContent-Type: text/plain\r\nContent-Length: 3\r\n\r\n{{{");
        assertThat(response).startsWith("HTTP/1.1 " + status).contains("\r\n\r\n" + text);
        assertThat(DOORS.routing.leads()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            -                                  | 415 | Content-Type header is required
            text/plain                         | 406 | application/x-www-form-urlencoded, application/json, application/xml, text/xml
            application/json                   | 400 | JSON
            application/x-www-form-urlencoded  | 400 | body
            text/xml                           | 400 | XML
            """)
    void bodiesThatCannotBeReadAreRefused(@Nullable String contentType, int status, String text) throws Exception {
        String response = DOORS.raw("POST " + DEMO + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + (contentType == null ? "" : "Content-Type: " + contentType + "\r\n")
                + "Content-Length: 4\r\n\r\n{%zz");
        assertThat(response).startsWith("HTTP/1.1 " + status).contains(text).doesNotContain("{%zz");
        assertThat(DOORS.routing.leads()).isEmpty();
    }

    @Test
    void anEmptyBodyStillNeedsAType() throws Exception {
        assertThat(DOORS.raw("POST " + DEMO + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"))
                .startsWith("HTTP/1.1 415");
    }

    @Test
    void refusalsSpeakTheCallersFormat() {
        assertThat(DOORS.post(DEMO, JSON, "{").body()).startsWith("The body does not contain valid JSON");
        assertThat(DOORS.post(DEMO, JSON, "{", "Accept", JSON).body())
                .startsWith("{\"outcome\":\"error\",\"reason\":\"The body");
        assertThat(DOORS.post(DEMO, JSON, "{", "Accept", "text/xml").body())
                .contains("<result><outcome>error</outcome><reason>The body");
    }

    @Test
    void bodiesOverOneMegabyteAreRefusedWhetherAnnouncedOrNot() {
        String large = "a=" + "x".repeat(5 * 1024 * 1024);
        HttpResponse<String> announced = DOORS.post(DEMO, FORM, large);
        assertThat(announced.statusCode()).isEqualTo(413);
        HttpResponse<String> streamed = DOORS.send(DOORS.request(DEMO)
                .header("Content-Type", FORM)
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(large))));
        assertThat(streamed.statusCode()).isEqualTo(413);
        assertThat(DOORS.post(DEMO, FORM, "a=" + "x".repeat(1_000_000)).statusCode())
                .isEqualTo(201);
    }

    @Test
    void compressedBodiesCountAsLargeAsTheyBecome() throws Exception {
        assertThat(compressed("state=CA").statusCode()).isEqualTo(201);
        assertThat(DOORS.routing.raw("state")).isEqualTo("CA");
        assertThat(compressed("a=" + "x".repeat(50_000_000)).statusCode()).isEqualTo(413);
    }

    private static HttpResponse<String> compressed(String body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body.getBytes(StandardCharsets.UTF_8));
        }
        return DOORS.send(DOORS.request(DEMO)
                .header("Content-Type", FORM)
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(bytes.toByteArray())));
    }

    @Test
    void whoAsksBeforeSendingTheBodyIsToldToGoOn() {
        HttpResponse<String> response = DOORS.send(DOORS.request(DEMO)
                .expectContinue(true)
                .header("Content-Type", FORM)
                .POST(BodyPublishers.ofString("state=CA")));
        assertThat(response.statusCode()).isEqualTo(201);
    }

    @Test
    void aConnectionServesOnAfterARefusal() throws Exception {
        String refused =
                "POST " + DEMO + " HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 3\r\n\r\nabc";
        String good = "GET " + DEMO + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        assertThat(DOORS.raw(refused + good)).startsWith("HTTP/1.1 406").contains("HTTP/1.1 201");
    }

    @Test
    void whoSendsTooFastIsToldWhenToComeBack() {
        String slow = "/flows/loans/sources/slow/submit";
        assertThat(DOORS.get(slow).statusCode()).isEqualTo(201);
        HttpResponse<String> second = DOORS.get(slow);
        assertThat(second.statusCode()).isEqualTo(429);
        assertThat(second.headers().firstValue("Retry-After")).contains("1");
        DOORS.clock.turn(Duration.ofSeconds(1));
        assertThat(DOORS.get(slow).statusCode()).isEqualTo(201);
    }

    @Test
    void aLeadThatIsNotOnDiskIsNeverAnswered2xx() {
        DOORS.routing.plan(lead -> new Submission(
                CompletableFuture.failedFuture(new JournalUnavailable("away", false, null)),
                new CompletableFuture<>()));
        HttpResponse<String> response = DOORS.get(DEMO);
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).contains("1");
    }

    @Test
    void aJournalThatFallsSilentIsGivenUp() {
        DOORS.routing.plan(lead -> new Submission(new CompletableFuture<>(), new CompletableFuture<>()));
        assertThat(DOORS.get(DEMO).statusCode()).isEqualTo(503);
    }

    @Test
    void aDefectOfOursIsNoStoryForStrangers() {
        DOORS.routing.plan(lead -> {
            throw new IllegalStateException("secret inside");
        });
        HttpResponse<String> response = DOORS.get(DEMO, "Accept", JSON);
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body())
                .isEqualTo("{\"outcome\":\"error\",\"reason\":\"Something went wrong on this side\"}");
    }

    @Test
    void aLeadOnDiskWhoseRoutingStopsIsPending() {
        DOORS.routing.plan(lead -> new Submission(
                CompletableFuture.completedFuture(null),
                CompletableFuture.failedFuture(new IllegalStateException("secret"))));
        assertThat(DOORS.get(DEMO).statusCode()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "listed"})
    void leadsOfTestSourcesAndTestFlowsAreTests(String source) {
        DOORS.get("/flows/loans/sources/" + source + "/submit");
        assertThat(DOORS.routing.last().test()).isEqualTo(source.equals("listed"));
        DOORS.get("/flows/trial/sources/" + source + "/submit");
        assertThat(DOORS.routing.last().test()).isTrue();
    }

    @Test
    void whoDoesNotWaitGetsAnAddressToAsk() {
        DOORS.routing.plan(lead -> new Submission(CompletableFuture.completedFuture(null), new CompletableFuture<>()));
        HttpResponse<String> pending = DOORS.get(DEMO + "?wait=0");
        assertThat(pending.statusCode()).isEqualTo(202);
        String id = DOORS.routing.last().id();
        assertThat(pending.body())
                .matches("\\{\"outcome\":\"pending\",\"lead\":\\{\"id\":\"" + id
                        + "\"},\"status_url\":\"http://[^\"]+\",\"price\":0}");
        URI statusUrl = URI.create(pending.body().replaceAll(".*\"status_url\":\"([^\"]+)\".*", "$1"));
        String path = statusUrl.getPath() + "?" + statusUrl.getQuery();

        DOORS.journal.put(id, received(DOORS.routing.last().statusToken()));
        HttpResponse<String> asked = DOORS.get(path);
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).isEqualTo(pending.body());

        DOORS.journal.put(
                id,
                received(DOORS.routing.last().statusToken()),
                "{\"type\":\"lead.closed\",\"state\":\"sold\",\"outcome\":\"success\",\"reason\":null,\"pay\":\"31.20\"}");
        assertThat(DOORS.get(path).body())
                .isEqualTo("{\"outcome\":\"success\",\"lead\":{\"id\":\"" + id + "\"},\"price\":31.20}");

        assertThat(DOORS.get(statusUrl.getPath() + "?token=" + "0".repeat(32)).statusCode())
                .isEqualTo(404);
        assertThat(DOORS.get(statusUrl.getPath()).statusCode()).isEqualTo(404);
        assertThat(DOORS.get(path.replace("/demo/", "/listed/")).statusCode()).isEqualTo(404);
        assertThat(DOORS.get(path.replace(id, "0".repeat(32))).statusCode()).isEqualTo(404);
    }

    private static String received(String tokenHash) {
        return "{\"type\":\"lead.received\",\"flow\":\"loans\",\"source\":\"demo\",\"status_token\":\"" + tokenHash
                + "\"}";
    }

    @Test
    void statusAsksNobodyWhileTheDatabaseIsAway() {
        DOORS.journal.away(true);
        HttpResponse<String> response = DOORS.get("/flows/loans/sources/demo/leads/" + "0".repeat(32) + "?token=x");
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).contains("1");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            demo,   https://any.example,   https://any.example
            demo,   null,                  null
            listed, https://forms.example, https://forms.example
            listed, https://any.example,   -
            bearer, https://forms.example, https://forms.example
            keyed,  https://any.example,   -
            """)
    void browsersMaySendFromWhereTheSourceSays(String source, String origin, @Nullable String allowed) {
        String path = "/flows/loans/sources/" + source + "/submit";
        HttpResponse<String> preflight = DOORS.send(DOORS.request(path)
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(preflight.statusCode()).isEqualTo(allowed == null ? 405 : 204);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin").orElse(null))
                .isEqualTo(allowed);
        HttpResponse<String> sent = DOORS.post(path, JSON, "{", "Origin", origin);
        assertThat(sent.headers().firstValue("Access-Control-Allow-Origin").orElse(null))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /flows/%zz/sources/demo/submit HTTP/1.1\r\nHost: x",
                "GET /flows/loans/sources/demo/submit?a=|{}<>^ HTTP/1.1\r\nHost: x",
                "GET http://[bad/submit HTTP/1.1\r\nHost: x",
                "GET \\ HTTP/1.1\r\nHost: x",
                "GET / HTTP/9.9\r\nHost: x",
                "NONSENSE",
                "POST /flows/loans/sources/demo/submit HTTP/1.1\r\nHost: x\r\nContent-Length: -1",
                "POST /flows/loans/sources/demo/submit HTTP/1.1\r\nHost: x\r\nContent-Length: many",
                "POST /flows/loans/sources/demo/submit HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz",
                "GET /flows/loans/sources/demo/submit HTTP/1.1\r\nHost: x\r\nbad header\u0000: x",
                "GET /flows/loans/sources/demo/submit HTTP/1.1\r\nHost: <script>alert(1)</script>"
            })
    void requestsThatAreBarelyHttpGetNoInsights(String head) throws Exception {
        String response = DOORS.raw(head + "\r\nConnection: close\r\n\r\n");
        assertThat(response)
                .doesNotContain("Exception")
                .doesNotContain("io.micronaut")
                .doesNotContain("_links")
                .doesNotContain("_embedded")
                .doesNotContain("500");
    }
}
