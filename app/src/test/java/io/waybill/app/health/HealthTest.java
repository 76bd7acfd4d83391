package io.waybill.app.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.intake.Doors;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class HealthTest {
    @AutoClose
    private static final Doors DOORS = new Doors(Map.of());

    @AutoClose
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    @Test
    void isUpWhileTheDatabaseAnswers() {
        HttpResponse<String> response = DOORS.get("/health");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"status\":\"up\",\"database\":\"up\"}");
    }

    @Test
    void isDownWhenTheDatabaseDoesNot() {
        DOORS.databaseAnswers(false);
        HttpResponse<String> response = DOORS.get("/health");
        DOORS.databaseAnswers(true);
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).isEqualTo("{\"status\":\"down\",\"database\":\"down\"}");
    }

    @Test
    void aStalledDatabaseIsDownAndNotAskedTwiceAtOnce() {
        CompletableFuture<Boolean> stalled = new CompletableFuture<>();
        AtomicInteger asked = new AtomicInteger();
        DatabaseHealth health = new DatabaseHealth(
                () -> {
                    asked.incrementAndGet();
                    return stalled.join();
                },
                workers);
        CompletableFuture<Boolean> first = health.answers();
        assertThat(health.answers().join()).isFalse();
        assertThat(first.join()).isFalse();
        stalled.complete(true);
        assertThat(asked).hasValue(1);
    }

    @Test
    void countsRequestsForPrometheus() {
        DOORS.get("/health");
        HttpResponse<String> response = DOORS.get("/metrics");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        assertThat(response.body())
                .contains("http_server_requests_seconds_count")
                .contains("jvm_memory_used_bytes");
    }
}
