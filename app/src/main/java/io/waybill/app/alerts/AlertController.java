package io.waybill.app.alerts;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.waybill.app.answer.Answers;
import io.waybill.db.alert.Alerts;
import java.util.Map;

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

    @Get
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<byte[]> list() {
        var newest = alerts.listRaised(MOST).stream().map(NoticeText::view).toList();
        return answers.document(HttpStatus.OK, Map.of("alerts", newest));
    }
}
