package io.waybill.app.health;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.waybill.app.answer.Answers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Tells whatever watches the process whether leads can be taken. */
@Controller("/health")
final class HealthController {
    private final DatabaseHealth database;
    private final Answers answers;

    HealthController(DatabaseHealth database, Answers answers) {
        this.database = database;
        this.answers = answers;
    }

    @Get
    CompletableFuture<HttpResponse<byte[]>> health() {
        return database.answers().thenApply(up -> {
            String word = up ? "up" : "down";
            Map<String, Object> health = new LinkedHashMap<>();
            health.put("status", word);
            health.put("database", word);
            return answers.document(up ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE, health);
        });
    }
}
