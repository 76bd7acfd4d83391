package io.waybill.app.batch;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.waybill.app.answer.Answers;
import io.waybill.app.answer.Refusal;
import io.waybill.db.batch.Batches;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The batches, for people: the newest first, and each with its leads. */
@Controller("/api/batches")
@ExecuteOn(TaskExecutors.BLOCKING)
final class BatchController {
    private static final int MOST = 200;

    private final Batches batches;
    private final BatchView view;
    private final Answers answers;

    BatchController(Batches batches, BatchView view, Answers answers) {
        this.batches = batches;
        this.view = view;
        this.answers = answers;
    }

    /** The newest, of one recipient or with one lead where that is asked. */
    @Get
    HttpResponse<byte[]> list(@Nullable @QueryValue String recipient, @Nullable @QueryValue String lead) {
        var found = lead == null ? batches.list(recipient, MOST) : batches.listOfLead(lead, MOST);
        return answers.document(
                HttpStatus.OK, Map.of("batches", found.stream().map(view::of).toList()));
    }

    /** One, with its leads in their order, what was sent and what came back. */
    @Get("/{id}")
    HttpResponse<byte[]> get(String id) {
        var batch = batches.find(id);
        return batch == null
                ? answers.error(new Refusal(HttpStatus.NOT_FOUND, "There is no such batch"))
                : answers.document(HttpStatus.OK, view.of(batch, batches.listMembers(id)));
    }
}
