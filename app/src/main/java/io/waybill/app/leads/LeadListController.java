package io.waybill.app.leads;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.waybill.app.answer.Answers;
import io.waybill.app.answer.Refusal;
import io.waybill.db.lead.LeadFilter;
import io.waybill.db.lead.LeadRow;
import io.waybill.db.lead.Leads;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Leads by what they are, the newest first. {@code before} is the id of the last one of the page before. */
@Controller("/api/leads")
final class LeadListController {
    private static final int MOST = 500;

    private final Leads leads;
    private final Answers answers;

    LeadListController(Leads leads, Answers answers) {
        this.leads = leads;
        this.answers = answers;
    }

    @Get
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<byte[]> list(
            @Nullable @QueryValue String flow,
            @Nullable @QueryValue String state,
            @Nullable @QueryValue String source,
            @Nullable @QueryValue String before,
            @QueryValue(defaultValue = "50") String limit) {
        if (!limit.matches("[0-9]{1,4}") || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > MOST) {
            return badRequest("The limit must be a number from 1 to " + MOST);
        }
        if (before != null && !LeadReports.isId(before)) {
            return badRequest("The cursor before must be a lead's id of 32 hex digits");
        }
        List<LeadRow> rows = leads.list(new LeadFilter(flow, state, source, null, before), Integer.parseInt(limit));
        return answers.document(
                HttpStatus.OK,
                Map.of("leads", rows.stream().map(LeadListController::row).toList()));
    }

    private HttpResponse<byte[]> badRequest(String reason) {
        return answers.error(new Refusal(HttpStatus.BAD_REQUEST, reason));
    }

    private static Map<String, @Nullable Object> row(LeadRow lead) {
        LeadMoney money = new LeadMoney(BigDecimal.valueOf(lead.revenueCents(), 2), lead.cost());
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", lead.id());
        row.put("flow", lead.flow());
        row.put("source", lead.source());
        row.put("test", lead.test());
        row.put("state", lead.state());
        row.put("outcome", lead.outcome());
        row.put("reason", lead.reason());
        row.put("received_at", lead.receivedAt().toString());
        row.put("revenue", LeadMoney.text(money.revenue()));
        row.put("cost", LeadMoney.text(money.cost()));
        row.put("margin", LeadMoney.text(money.margin()));
        return row;
    }
}
