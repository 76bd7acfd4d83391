package io.waybill.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.intake.Doors;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoleFilterTest {
    private static final String LEAD = "/api/leads/" + "0".repeat(32);

    @AutoClose
    private static final Doors DOORS = new Doors(Map.of());

    @ParameterizedTest
    @CsvSource({
        "GET, /api",
        "GET, /api/",
        "GET, /api/leads",
        "GET, /api/leads/00000000000000000000000000000000",
        "GET, /api/leads/nonsense",
        "GET, /api/unknown/path",
        "POST, /api/leads",
        "DELETE, /api/leads",
        "OPTIONS, /api/leads",
        "HEAD, /api/leads",
        "BREW, /api/leads",
        "GET, //api/leads",
        "GET, /api//leads",
        "GET, /API/leads",
        "GET, /api;x=1/leads",
        "GET, /api?x",
        "GET, /api/../api/leads",
        "GET, /api%2Fleads"
    })
    void nothingUnderApiAnswersWithoutTheKey(String method, String path) throws Exception {
        String response = DOORS.raw(method + " " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(response).startsWith("HTTP/1.1 401");
        if (!method.equals("HEAD")) {
            assertThat(response)
                    .endsWith("{\"error\":\"The header X-API-Key must carry a key of the management API\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/x/../api/leads/", "/./api/leads/", "/%61pi/leads/", "/x/..%2fapi/leads/", "/%2e/api/leads/"})
    void noSpellingOfThePathReachesALeadWithoutTheKey(String path) throws Exception {
        DOORS.journal.put("0".repeat(32), "{\"type\":\"lead.received\",\"flow\":\"loans\"}");
        String response =
                DOORS.raw("GET " + path + "0".repeat(32) + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(response).matches("(?s)HTTP/1.1 (400|401|404).*").doesNotContain("loans");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "wrong", "admin-key-of-the-test", "ADMIN-KEY-OF-THE-TESTS"})
    void anotherKeyIsNoKey(String key) {
        assertThat(DOORS.get(LEAD, "X-API-Key", key).statusCode()).isEqualTo(401);
    }

    @Test
    void theAdminsKeyOpens() {
        HttpResponse<String> unknown = DOORS.get("/api/unknown", "X-API-Key", Doors.ADMIN_KEY);
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).isEqualTo("{\"error\":\"There is nothing at this address\"}");
    }

    @Test
    void otherAddressesNeedNoKey() {
        assertThat(DOORS.get("/apiary").statusCode()).isEqualTo(404);
        assertThat(DOORS.get(Doors.DEMO).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void withoutAConfiguredKeyNobodyGetsIn(String configured) {
        try (Doors closed = new Doors(Map.of("waybill.admin-key", configured))) {
            assertThat(closed.get(LEAD, "X-API-Key", configured).statusCode()).isEqualTo(401);
            assertThat(closed.get(LEAD).statusCode()).isEqualTo(401);
        }
    }
}
