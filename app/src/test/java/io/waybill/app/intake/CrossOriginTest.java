package io.waybill.app.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrossOriginTest {
    private static final String JSON = "application/json";

    @AutoClose
    private static final Doors DOORS = new Doors(Map.of());

    @BeforeEach
    void reset() {
        DOORS.reset();
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
}
