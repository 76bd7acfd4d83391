package io.waybill.app.leads;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.intake.Doors;
import io.waybill.app.json.Json;
import io.waybill.db.embedded.DatabaseAddress;
import io.waybill.db.embedded.TestDatabase;
import io.waybill.db.journal.JournalEntry;
import io.waybill.db.lead.LeadChange;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeadListTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @AutoClose
    private static final Doors DOORS = new Doors(settings());

    private static Map<String, Object> settings() {
        DatabaseAddress database = TestDatabase.fresh();
        return Map.of(
                "datasources.default.url", database.url(),
                "datasources.default.username", database.user(),
                "datasources.default.password", database.password(),
                "datasources.default.driver-class-name", "com.mysql.cj.jdbc.Driver",
                "flyway.datasources.default.enabled", "true");
    }

    @BeforeAll
    static void writeThreeLeads() {
        write(1, "loans", "demo", "sold");
        write(2, "loans", "other", "rejected");
        write(3, "trial", "demo", "sold");
    }

    private static void write(int number, String flow, String source, String state) {
        LeadChange change = new LeadChange(flow, source, false, state, "success", null, 5200, new BigDecimal("31.204"));
        JournalEntry entry = new JournalEntry(
                id(number), 1, NOON.plusSeconds(number), List.of("{\"type\":\"lead.received\"}"), change, null);
        DOORS.realJournal().append(entry).join();
    }

    private static String id(int number) {
        return "019ca9450a00700080000000000000%02x".formatted(number);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                                | 3 2 1
            ?limit=2                                          | 3 2
            ?limit=2&before=019ca9450a0070008000000000000002  | 1
            ?flow=loans                                       | 2 1
            ?state=sold                                       | 3 1
            ?source=demo&flow=loans                           | 1
            ?state=unsold                                     | ''
            """)
    void listsTheNewestFirst(String query, String numbers) {
        List<String> ids = get(query)
                .path("leads")
                .valueStream()
                .map(lead -> lead.path("id").asText())
                .toList();
        List<String> expected = numbers.isEmpty()
                ? List.of()
                : List.of(numbers.split(" ", -1)).stream()
                        .map(number -> id(Integer.parseInt(number)))
                        .toList();
        assertThat(ids).isEqualTo(expected);
    }

    @Test
    void showsWhatEachCameTo() {
        assertThat(get("?limit=1").path("leads").get(0).toString())
                .isEqualTo(("{'id':'" + id(3)
                                + "','flow':'trial','source':'demo','test':false,'state':'sold','outcome':'success',"
                                + "'reason':null,'received_at':'2026-03-01T12:00:03Z','revenue':'52.00','cost':'31.204','margin':'20.796'}")
                        .replace('\'', '"'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=501", "limit=x", "limit=", "before=x"})
    void refusesWhatItCannotList(String query) {
        assertThat(ask("?" + query).statusCode()).isEqualTo(400);
    }

    private static HttpResponse<String> ask(String query) {
        return DOORS.get("/api/leads" + query, "X-API-Key", Doors.ADMIN_KEY);
    }

    private static JsonNode get(String query) {
        HttpResponse<String> response = ask(query);
        assertThat(response.statusCode()).isEqualTo(200);
        return new Json().read(response.body());
    }
}
