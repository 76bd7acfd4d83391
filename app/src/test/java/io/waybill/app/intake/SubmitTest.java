package io.waybill.app.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ?first_name=100%            | 100%
            ?first_name=%zz             | %zz
            ?first_name=%E9             | é
            ?first_name=a%2             | a%2
            """)
    void aLonePercentSignMeansItself(String query, String value) throws Exception {
        String response = DOORS.raw("GET " + DEMO + query + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(response).startsWith("HTTP/1.1 201");
        assertThat(DOORS.routing.raw("first_name")).isEqualTo(value);
    }

    @Test
    void aWholeLeadFitsIntoTheQuery() {
        assertThat(DOORS.get(DEMO + "?state=CA&first_name=" + "x".repeat(12_000))
                        .statusCode())
                .isEqualTo(201);
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
    @CsvSource(delimiter = '|', textBlock = """
            http%3A%2F%2Fx.example%2Fa%20b%7Cc%C3%A9#d | http://x.example/a%20b%7Cc%C3%A9#d
            http://x.example?name=%E9                  | http://x.example?name=%C3%A9
            http://x.example/100%25                    | http://x.example/100%25
            """)
    void theBrowserIsSentToAnAddressAsItMustBeWritten(String target, String location) throws Exception {
        String response =
                DOORS.raw("GET " + DEMO + "?redir_url=" + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(response).startsWith("HTTP/1.1 303").containsIgnoringCase("\r\nLocation: " + location + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "listed"})
    void leadsOfTestSourcesAndTestFlowsAreTests(String source) {
        DOORS.get("/flows/loans/sources/" + source + "/submit");
        assertThat(DOORS.routing.last().test()).isEqualTo(source.equals("listed"));
        DOORS.get("/flows/trial/sources/" + source + "/submit");
        assertThat(DOORS.routing.last().test()).isTrue();
    }
}
