package io.waybill.app.leads;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.waybill.app.answer.Answers;
import io.waybill.app.answer.Refusal;
import io.waybill.app.json.Json;
import io.waybill.app.security.Caller;
import io.waybill.app.security.Role;
import java.nio.charset.StandardCharsets;

/** One lead with its whole story. */
@Controller("/api/leads/{id}")
final class LeadController {
    private final LeadReports leads;
    private final Answers answers;
    private final Json json;

    LeadController(LeadReports leads, Answers answers, Json json) {
        this.leads = leads;
        this.answers = answers;
        this.json = json;
    }

    @Get
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<byte[]> lead(String id, HttpRequest<?> request) {
        if (!LeadReports.isId(id)) {
            return answers.error(new Refusal(HttpStatus.BAD_REQUEST, "A lead's id has 32 hex digits"));
        }
        LeadReport lead = leads.find(id);
        return lead == null
                ? answers.error(new Refusal(HttpStatus.NOT_FOUND, "There is no lead with this id"))
                : answers.document(HttpStatus.OK, shown(lead, Caller.of(request).role()));
    }

    private Object shown(LeadReport lead, Role role) {
        var whole = LeadView.of(lead);
        return role == Role.ADMIN
                ? whole
                : new Masking(role, lead.received())
                        .mask(json.read(new String(json.write(whole), StandardCharsets.UTF_8)));
    }
}
