package io.waybill.app.recipients;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.waybill.app.answer.Answers;
import io.waybill.app.answer.Refusal;
import io.waybill.db.breaker.Breakers;
import java.time.Clock;

/** Opens and closes breakers by hand. */
@Controller("/api/recipients")
@ExecuteOn(TaskExecutors.BLOCKING)
final class BreakerController {
    private final RecipientView view;
    private final Breakers breakers;
    private final Answers answers;
    private final Clock clock;

    BreakerController(RecipientView view, Breakers breakers, Answers answers, Clock clock) {
        this.view = view;
        this.breakers = breakers;
        this.answers = answers;
        this.clock = clock;
    }

    /** {@code {"state":"open"}} keeps leads from the recipient until somebody says {@code closed}, which also forgets its errors. */
    @Post("/{id}/breaker")
    HttpResponse<byte[]> change(String id, @Body JsonNode wanted) {
        var recipient = view.inForce().get(id);
        if (recipient == null) {
            return answers.error(new Refusal(HttpStatus.NOT_FOUND, "There is no such recipient"));
        }
        switch (wanted.path("state").asText()) {
            case "open" -> breakers.open(id, clock.instant());
            case "closed" -> breakers.close(id, clock.instant());
            default -> {
                return answers.error(new Refusal(
                        HttpStatus.BAD_REQUEST,
                        "The state is neither open nor closed. Maybe {\"state\":\"open\"} or {\"state\":\"closed\"}?"));
            }
        }
        return answers.document(HttpStatus.OK, view.of(recipient));
    }
}
