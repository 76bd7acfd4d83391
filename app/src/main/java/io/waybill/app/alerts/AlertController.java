package io.waybill.app.alerts;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.waybill.app.answer.Answers;
import io.waybill.app.answer.Refusal;
import io.waybill.db.alert.Alerts;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What operators should look at, the newest first. */
@Controller("/api/alerts")
final class AlertController {
    private static final int MOST = 200;

    private final Alerts alerts;
    private final Answers answers;

    AlertController(Alerts alerts, Answers answers) {
        this.alerts = alerts;
        this.answers = answers;
    }

    /** @param state {@code open}: all that last, however long already */
    @Get
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<byte[]> list(@Nullable @QueryValue String state) {
        if (state != null && !state.equals("open")) {
            return answers.error(new Refusal(HttpStatus.BAD_REQUEST, "There is no such state. Maybe open?"));
        }
        var found = state == null ? alerts.list(MOST) : alerts.listOpen();
        var views = found.stream().map(NoticeText::view).toList();
        return answers.document(HttpStatus.OK, Map.of("alerts", views));
    }
}
