package io.waybill.app.reports;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.waybill.app.answer.Answers;
import io.waybill.app.answer.Refusal;
import io.waybill.app.reports.MoneyReport.Asked;
import io.waybill.db.ledger.By;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Money as the ledger has it: {@code ?from=&to=&flow=&by=day}. */
@Controller("/api/reports")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(beans = DataSource.class)
final class ReportController {
    private final MoneyReport money;
    private final DeliveryReport deliveries;
    private final Answers answers;

    ReportController(MoneyReport money, DeliveryReport deliveries, Answers answers) {
        this.deliveries = deliveries;
        this.money = money;
        this.answers = answers;
    }

    @Get("/revenue")
    HttpResponse<byte[]> revenue(@RequestBean Question asked) {
        return report(asked, money::whole);
    }

    @Get("/sources")
    HttpResponse<byte[]> sources(@RequestBean Question asked) {
        return report(asked, about -> money.each(about, By.SOURCE, "sources", "source"));
    }

    @Get("/recipients")
    HttpResponse<byte[]> recipients(@RequestBean Question asked) {
        return report(asked, about -> money.each(about, By.RECIPIENT, "recipients", "recipient"));
    }

    @Get("/deliveries")
    HttpResponse<byte[]> deliveries(@RequestBean Question asked) {
        return report(asked, deliveries::of);
    }

    private HttpResponse<byte[]> report(Question asked, Function<Asked, Map<String, @Nullable Object>> report) {
        var span = Span.of(asked.from(), asked.to());
        if (span.mistake() != null) {
            return answers.error(new Refusal(HttpStatus.BAD_REQUEST, span.mistake()));
        }
        if (asked.by() != null && !asked.by().equals("day")) {
            return answers.error(new Refusal(HttpStatus.BAD_REQUEST, "by must be day, or left out"));
        }
        return answers.document(HttpStatus.OK, report.apply(new Asked(span, asked.flow(), asked.by() != null)));
    }

    /** What is asked of every report, as it was written. */
    @Introspected
    record Question(
            @Nullable @QueryValue String from,
            @Nullable @QueryValue String to,
            @Nullable @QueryValue String flow,
            @Nullable @QueryValue String by) {}
}
