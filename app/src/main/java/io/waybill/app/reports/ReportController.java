package io.waybill.app.reports;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
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
    HttpResponse<byte[]> revenue(
            @Nullable @QueryValue String from,
            @Nullable @QueryValue String to,
            @Nullable @QueryValue String flow,
            @Nullable @QueryValue String by) {
        return report(Span.of(from, to), flow, by, money::whole);
    }

    @Get("/sources")
    HttpResponse<byte[]> sources(
            @Nullable @QueryValue String from,
            @Nullable @QueryValue String to,
            @Nullable @QueryValue String flow,
            @Nullable @QueryValue String by) {
        return report(Span.of(from, to), flow, by, asked -> money.each(asked, By.SOURCE, "sources", "source"));
    }

    @Get("/recipients")
    HttpResponse<byte[]> recipients(
            @Nullable @QueryValue String from,
            @Nullable @QueryValue String to,
            @Nullable @QueryValue String flow,
            @Nullable @QueryValue String by) {
        return report(Span.of(from, to), flow, by, asked -> money.each(asked, By.RECIPIENT, "recipients", "recipient"));
    }

    @Get("/deliveries")
    HttpResponse<byte[]> deliveries(
            @Nullable @QueryValue String from,
            @Nullable @QueryValue String to,
            @Nullable @QueryValue String flow,
            @Nullable @QueryValue String by) {
        return report(Span.of(from, to), flow, by, deliveries::of);
    }

    private HttpResponse<byte[]> report(
            Span span,
            @Nullable String flow,
            @Nullable String by,
            Function<Asked, Map<String, @Nullable Object>> report) {
        if (span.mistake() != null) {
            return answers.error(new Refusal(HttpStatus.BAD_REQUEST, span.mistake()));
        }
        if (by != null && !by.equals("day")) {
            return answers.error(new Refusal(HttpStatus.BAD_REQUEST, "by must be day, or left out"));
        }
        return answers.document(HttpStatus.OK, report.apply(new Asked(span, flow, by != null)));
    }
}
