package io.waybill.app.leads;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.intake.Doors;
import io.waybill.app.json.Json;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeadControllerTest {
    private static final String ID = "019ca9450a0075d5804c1afde16142d1";
    private static final String RECEIVED = """
            {"seq":1,"at":"2026-03-01T12:00:00Z","type":"lead.received","flow":"loans","source":"demo","test":false,"dropped":2,
             "status_token":"abc","fields":{"phone_1":{"type":"phone","raw":"(773) 265-8399","normal":"7732658399","valid":true,
             "value":"7732658399","parts":{"area":"773","is_tollfree":false}},"state":{"type":"state","raw":"?","normal":null,"valid":false,"parts":{}}}}
            """;
    private static final String ENHANCED = """
            {"seq":4,"at":"2026-03-01T12:00:01Z","type":"exchange.finished","exchange":"enhancement","to":"phone-check","outcome":"success",
             "append":{"type":"mobile","score":1.50},"cost":"0.004"}
            """;
    private static final String SOLD = """
            {"seq":8,"at":"2026-03-01T12:00:02Z","type":"sale.recorded","recipient":"summit","price":"52.00","reference":"SB-1","delivery":"d1","slot":1}
            """;
    private static final String CLOSED = """
            {"seq":9,"at":"2026-03-01T12:00:02Z","type":"lead.closed","state":"sold","outcome":"success","reason":null,"revenue":"52.00","cost":"31.204","pay":"31.20"}
            """;

    @AutoClose
    private static final Doors DOORS = new Doors(Map.of());

    @BeforeEach
    void reset() {
        DOORS.reset();
    }

    @Test
    void showsALeadWithItsTotalsAndEvents() {
        String evaluated =
                "{\"seq\":5,\"type\":\"rules.evaluated\",\"release\":\"r1\",\"score\":40,\"rows\":[\"buyers:ny\"],\"decisions\":[]}";
        DOORS.journal.put(
                ID,
                RECEIVED,
                "{\"seq\":2,\"type\":\"rules.evaluated\",\"score\":10}",
                ENHANCED,
                evaluated,
                SOLD,
                CLOSED);
        JsonNode lead = get(ID);
        assertThat(lead.propertyStream().map(Map.Entry::getKey))
                .containsExactly(
                        "id",
                        "flow",
                        "source",
                        "test",
                        "state",
                        "outcome",
                        "reason",
                        "received_at",
                        "fields",
                        "appended",
                        "score",
                        "revenue",
                        "cost",
                        "margin",
                        "sales",
                        "events");
        assertThat(lead.path("id").asText()).isEqualTo(ID);
        assertThat(lead.path("state").asText()).isEqualTo("sold");
        assertThat(lead.path("outcome").asText()).isEqualTo("success");
        assertThat(lead.path("reason").isNull()).isTrue();
        assertThat(lead.path("received_at").asText()).isEqualTo("2026-03-01T12:00:00Z");
        assertThat(lead.path("fields").toString())
                .isEqualTo("{\"phone_1\":{\"raw\":\"(773) 265-8399\",\"normal\":\"7732658399\",\"valid\":true,"
                        + "\"parts\":{\"area\":\"773\",\"is_tollfree\":false}},"
                        + "\"state\":{\"raw\":\"?\",\"normal\":null,\"valid\":false,\"parts\":{}}}");
        assertThat(lead.path("appended").toString())
                .isEqualTo("{\"phone-check\":{\"type\":\"mobile\",\"score\":1.50}}");
        assertThat(lead.path("score").asInt()).isEqualTo(40);
        assertThat(lead.path("revenue").toString()).isEqualTo("\"52.00\"");
        assertThat(lead.path("cost").toString()).isEqualTo("\"31.204\"");
        assertThat(lead.path("margin").toString()).isEqualTo("\"20.796\"");
        assertThat(lead.path("sales").toString())
                .isEqualTo(
                        "[{\"recipient\":\"summit\",\"price\":\"52.00\",\"reference\":\"SB-1\",\"delivery\":\"d1\",\"at\":\"2026-03-01T12:00:02Z\"}]");
        assertThat(lead.path("events")).hasSize(6);
        assertThat(lead.path("events").get(3).path("release").asText()).isEqualTo("r1");
        assertThat(lead.toString()).doesNotContain("status_token");
    }

    @Test
    void theScoreStaysWhenALaterRoundScoresNothing() {
        DOORS.journal.put(
                ID,
                RECEIVED,
                "{\"seq\":2,\"type\":\"rules.evaluated\",\"score\":10}",
                "{\"seq\":3,\"type\":\"rules.evaluated\",\"score\":40}",
                "{\"seq\":4,\"type\":\"rules.evaluated\",\"score\":0}");

        assertThat(get(ID).path("score").asInt()).isEqualTo(40);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"type":"rules.evaluated"}                                                                    | routing     | pending | null
            {"type":"exchange.started"}                                                                   | routing     | pending | null
            {"type":"retry.scheduled"}                                                                    | waiting     | pending | null
            {"type":"wait.scheduled"}                                                                     | waiting     | pending | null
            {"type":"delivery.parked","reason":"no answer"}                                               | review      | pending | no answer
            {"type":"lead.closed","state":"rejected","outcome":"failure","reason":"FL"}                   | rejected    | failure | FL
            {"type":"lead.closed","state":"review","outcome":null,"reason":"unknown"}                     | review      | pending | unknown
            """)
    void standsWhereItsLastEventLeftIt(String event, String state, String outcome, String reason) {
        DOORS.journal.put(ID, RECEIVED, event, "{\"type\":\"alert.raised\"}");
        JsonNode lead = get(ID);
        assertThat(lead.path("state").asText()).isEqualTo(state);
        assertThat(lead.path("outcome").asText()).isEqualTo(outcome);
        assertThat(lead.path("reason").asText()).isEqualTo(reason);
    }

    @Test
    void addsUpItsMoneyWhileItGoesOn() {
        DOORS.journal.put(ID, RECEIVED, ENHANCED, SOLD);
        JsonNode lead = get(ID);
        assertThat(lead.path("revenue").asText()).isEqualTo("52.00");
        assertThat(lead.path("cost").asText()).isEqualTo("0.004");
        assertThat(lead.path("margin").asText()).isEqualTo("51.996");
    }

    @Test
    void aTestLeadEarnsNothing() {
        DOORS.journal.put(ID, RECEIVED.replace("\"test\":false", "\"test\":true"), SOLD);
        assertThat(get(ID).path("revenue").asText()).isEqualTo("0.00");
    }

    @Test
    void aLeadJustReceivedHasAllItsKeys() {
        DOORS.journal.put(ID, RECEIVED);
        JsonNode lead = get(ID.toUpperCase(java.util.Locale.ROOT));
        assertThat(lead.path("appended").isObject()).isTrue();
        assertThat(lead.path("sales").isArray()).isTrue();
        assertThat(lead.path("state").asText()).isEqualTo("routing");
    }

    @Test
    void anUnknownIdIs404() {
        HttpResponse<String> response = ask("/api/leads/" + "0".repeat(32));
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).startsWith("{\"error\":");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "019ca945-0a00-75d5-804c-1afde16142d1", "019ca9450a0075d5804c1afde16142dg", "%00"})
    void aMalformedIdIs400(String id) {
        assertThat(ask("/api/leads/" + id).statusCode()).isEqualTo(400);
    }

    @Test
    void aDatabaseThatIsAwayIs503() {
        DOORS.journal.away(true);
        HttpResponse<String> response = ask("/api/leads/" + ID);
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).contains("1");
        assertThat(response.body()).isEqualTo("{\"error\":\"The database does not answer\"}");
    }

    private static HttpResponse<String> ask(String path) {
        return DOORS.get(path, "X-API-Key", Doors.ADMIN_KEY);
    }

    private static JsonNode get(String id) {
        HttpResponse<String> response = ask("/api/leads/" + id);
        assertThat(response.statusCode()).isEqualTo(200);
        return new Json().read(response.body());
    }
}
