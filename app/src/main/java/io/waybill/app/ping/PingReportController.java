package io.waybill.app.ping;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.waybill.app.answer.Answers;
import io.waybill.app.answer.Refusal;
import io.waybill.app.security.Caller;
import io.waybill.db.ping.PingRow;
import io.waybill.db.ping.Pings;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pings, the newest first, and each with its whole story. {@code before} is the id of the last one of the page before. */
@Controller("/api/pings")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PingReportController {
    private static final int MOST = 500;
    private static final String ID = "[0-9a-fA-F]{32}";

    private final Pings pings;
    private final PingView view;
    private final Answers answers;

    PingReportController(Pings pings, PingView view, Answers answers) {
        this.pings = pings;
        this.view = view;
        this.answers = answers;
    }

    @Get
    HttpResponse<byte[]> list(@Nullable @QueryValue String before, @QueryValue(defaultValue = "50") String limit) {
        if (!limit.matches("[0-9]{1,4}") || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > MOST) {
            return badRequest("The limit must be a number from 1 to " + MOST);
        }
        if (before != null && !before.matches(ID)) {
            return badRequest("The cursor before must be a ping's id of 32 hex digits");
        }
        var rows = pings.list(before, Integer.parseInt(limit));
        return answers.document(
                HttpStatus.OK, Map.of("pings", rows.stream().map(PingView::row).toList()));
    }

    @Get("/{id}")
    HttpResponse<byte[]> ping(String id, HttpRequest<?> request) {
        if (!id.matches(ID)) {
            return badRequest("A ping's id has 32 hex digits");
        }
        PingRow ping = pings.find(id);
        return ping == null
                ? answers.error(new Refusal(HttpStatus.NOT_FOUND, "There is no ping with this id"))
                : answers.document(
                        HttpStatus.OK, view.whole(ping, Caller.of(request).role()));
    }

    private HttpResponse<byte[]> badRequest(String reason) {
        return answers.error(new Refusal(HttpStatus.BAD_REQUEST, reason));
    }
}
