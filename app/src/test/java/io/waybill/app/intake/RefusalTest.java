package io.waybill.app.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {
    private static final String JSON = "application/json";
    private static final String DEMO = Doors.DEMO;

    @AutoClose
    private static final Doors DOORS = new Doors(Map.of());

    @BeforeEach
    void reset() {
        DOORS.reset();
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
    @ValueSource(
            strings = {
                "/flows/broken/sources/demo/submit",
                "/flows/loans/sources/broken/submit",
                "/flows/broken/sources/demo/leads/019ca9450a0075d5804c1afde16142d1",
            })
    void aFlowOrSourceThatIsWrittenWronglyAsksForTheLeadAgainLater(String path) {
        HttpResponse<String> response = path.contains("leads") ? DOORS.get(path) : DOORS.post(path, JSON, "{}");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("30");
        assertThat(DOORS.routing.leads()).isEmpty();
    }

    @Test
    void whileLeadsComeTooFastNewOnesAreAskedForAgainSoon() {
        DOORS.routing.crowd();

        HttpResponse<String> response = DOORS.post(DEMO, JSON, "{}");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(response.body()).contains("Too many leads are coming in");
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
            text/html        | ''                | 406 | Not capable of generating content according to the Accept header
            */*              | ?redir_url=x      | 400 | Invalid redir_url
            */*              | ?wait=x           | 400 | Invalid wait
            text/html        | ?redir_url=x      | 406 | Not capable of generating content according to the Accept header
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
    void aDefectOfOursIsNoStoryForStrangers() {
        DOORS.routing.plan(lead -> {
            throw new IllegalStateException("secret inside");
        });
        HttpResponse<String> response = DOORS.get(DEMO, "Accept", JSON);
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body())
                .isEqualTo("{\"outcome\":\"error\",\"reason\":\"Something went wrong on this side\"}");
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
