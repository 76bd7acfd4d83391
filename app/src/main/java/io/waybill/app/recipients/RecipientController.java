package io.waybill.app.recipients;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.waybill.app.answer.Answers;
import io.waybill.app.answer.Refusal;
import io.waybill.db.recipient.Recipients;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which recipients there are, and which of them get leads. A pause holds for every node within a second. */
@Controller("/api/recipients")
@ExecuteOn(TaskExecutors.BLOCKING)
final class RecipientController {
    private static final String BY_HAND = "paused by an operator";

    private final RecipientView view;
    private final Recipients recipients;
    private final Answers answers;
    private final Clock clock;

    RecipientController(RecipientView view, Recipients recipients, Answers answers, Clock clock) {
        this.view = view;
        this.recipients = recipients;
        this.answers = answers;
        this.clock = clock;
    }

    /** All recipients that mappings in force name, by id. */
    @Get
    HttpResponse<byte[]> list() {
        List<Map<String, @Nullable Object>> all =
                view.inForce().values().stream().map(view::of).toList();
        return answers.document(HttpStatus.OK, Map.of("recipients", all));
    }

    /** Gives the recipient no more leads. */
    @Post("/{id}/pause")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> pause(String id) {
        return change(id, () -> recipients.pause(id, BY_HAND, clock.instant()));
    }

    /** Lets the recipient have leads again. */
    @Post("/{id}/resume")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> resume(String id) {
        return change(id, () -> recipients.resume(id, clock.instant()));
    }

    private HttpResponse<byte[]> change(String id, Runnable change) {
        var recipient = view.inForce().get(id);
        if (recipient == null) {
            return answers.error(new Refusal(HttpStatus.NOT_FOUND, "There is no such recipient"));
        }
        change.run();
        return answers.document(HttpStatus.OK, view.of(recipient));
    }
}
