package io.waybill.app.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsTest {
    @AutoClose
    private static final Doors DOORS = new Doors(Map.of());

    @BeforeEach
    void reset() {
        DOORS.reset();
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
            uni     | Authorization | Basic:API:schlüssel-ключ | 201
            uni     | Authorization | Basic:API:schlüssel-???? | 401
            keyed   | X-API-Key     | key-1é               | 401
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

    @Test
    void aKeyBeyondAsciiIsReadAsTheBytesItIs() throws Exception {
        String bytes = new String("schlüssel-ключ".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        String head = "GET /flows/loans/sources/uni/submit HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
        assertThat(DOORS.raw(head + "X-API-Key: " + bytes + "\r\n\r\n")).startsWith("HTTP/1.1 201");
        assertThat(DOORS.raw(head + "X-API-Key: schl\u00fcssel-????\r\n\r\n")).startsWith("HTTP/1.1 401");
    }

    @Test
    void headersThatContradictEachOtherProveNothing() {
        String path = "/flows/loans/sources/keyed/submit";
        assertThat(DOORS.get(path, "X-API-Key", "key-1", "X-API-Key", "key-2").statusCode())
                .isEqualTo(401);
        assertThat(DOORS.get(path, "X-API-Key", "key-1", "X-API-Key", "key-1").statusCode())
                .isEqualTo(201);
        assertThat(DOORS.get(path, "X-API-Key", "key-1", "Authorization", "Bearer x")
                        .statusCode())
                .isEqualTo(201);
    }
}
