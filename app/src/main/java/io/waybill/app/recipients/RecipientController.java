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
import io.waybill.app.home.Releases;
import io.waybill.db.recipient.Recipients;
import io.waybill.mappings.Recipient;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which recipients there are, and which of them get leads. A pause holds for every node within a second. */
@Controller("/api/recipients")
@ExecuteOn(TaskExecutors.BLOCKING)
final class RecipientController {
    private static final String BY_HAND = "paused by an operator";

    private final Releases releases;
    private final Recipients recipients;
    private final Answers answers;
    private final Clock clock;

    RecipientController(Releases releases, Recipients recipients, Answers answers, Clock clock) {
        this.releases = releases;
        this.recipients = recipients;
        this.answers = answers;
        this.clock = clock;
    }

    /** All recipients that mappings in force name, by id. */
    @Get
    HttpResponse<byte[]> list() {
        List<Map<String, @Nullable Object>> all =
                inForce().values().stream().map(this::view).toList();
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
        var recipient = inForce().get(id);
        if (recipient == null) {
            return answers.error(new Refusal(HttpStatus.NOT_FOUND, "There is no such recipient"));
        }
        change.run();
        return answers.document(HttpStatus.OK, view(recipient));
    }

    private Map<String, Recipient> inForce() {
        var all = new TreeMap<String, Recipient>();
        releases.flows().values().forEach(flow -> all.putAll(flow.mappings().recipients()));
        return all;
    }

    private Map<String, @Nullable Object> view(Recipient recipient) {
        var pause = recipients.listPaused().get(recipient.id());
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("id", recipient.id());
        view.put("name", recipient.name());
        view.put("kind", recipient.kind());
        view.put("paused", pause != null);
        view.put("reason", pause == null ? null : pause.reason());
        view.put("since", pause == null ? null : pause.since().toString());
        return view;
    }
}
