package io.waybill.app.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.routing.Submission;
import io.waybill.db.journal.JournalUnavailable;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnceKeyTest {
    private static final String JSON = "application/json";
    private static final String LEAD = "{\"fname\":\"Ann\",\"loan_amount\":\"15000\"}";

    @AutoClose
    private static final Doors DOORS = new Doors(Map.of());

    @BeforeEach
    void reset() {
        DOORS.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\"\"", "\" \""})
    void aBlankKeyIsRefused(String key) throws Exception {
        String response = DOORS.raw("POST " + Doors.DEMO
                + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nIdempotency-Key: "
                + key
                + "\r\nContent-Length: 2\r\n\r\n{}");
        assertThat(response).startsWith("HTTP/1.1 400").contains("Idempotency-Key must be one key");
        assertThat(DOORS.routing.leads()).isEmpty();
    }

    @Test
    void aKeyThatIsTooLongOrTwoKeysAreRefused() {
        assertThat(DOORS.post(Doors.DEMO, JSON, LEAD, "Idempotency-Key", "k".repeat(256))
                        .statusCode())
                .isEqualTo(400);
        assertThat(DOORS.post(Doors.DEMO, JSON, LEAD, "Idempotency-Key", "a", "Idempotency-Key", "b")
                        .statusCode())
                .isEqualTo(400);
        assertThat(DOORS.post(Doors.DEMO, JSON, LEAD, "Idempotency-Key", "k".repeat(255))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void theKeyGoesWithTheLeadAsAHashOnly() {
        DOORS.post(Doors.DEMO, JSON, LEAD, "Idempotency-Key", "ann@example.com");
        assertThat(DOORS.routing.last().key()).isNotNull().satisfies(key -> {
            assertThat(key.hash()).matches("[0-9a-f]{64}");
            assertThat(key.toString()).doesNotContain("ann");
            assertThat(key.keep()).isAfter(DOORS.clock.instant().plusSeconds(24 * 3600));
        });
        DOORS.post(Doors.DEMO, JSON, LEAD);
        assertThat(DOORS.routing.last().key()).isNull();
    }

    @Test
    void aRefusalDoesNotUseTheKeyUp() {
        DOORS.routing.plan(lead -> new Submission(
                CompletableFuture.failedFuture(new JournalUnavailable("away", true, null)), new CompletableFuture<>()));
        HttpResponse<String> refused = DOORS.post(Doors.DEMO, JSON, LEAD, "Idempotency-Key", "again");
        assertThat(refused.statusCode()).isEqualTo(503);

        DOORS.routing.reset();
        assertThat(DOORS.post(Doors.DEMO, JSON, "{not json", "Idempotency-Key", "again")
                        .statusCode())
                .isEqualTo(400);
        assertThat(DOORS.post(Doors.DEMO, JSON, LEAD, "Idempotency-Key", "again")
                        .statusCode())
                .isEqualTo(201);
        assertThat(DOORS.routing.leads()).hasSize(1);
    }
}
