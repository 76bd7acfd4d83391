package io.waybill.app.leads;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.waybill.app.answer.Answers;
import io.waybill.app.answer.Refusal;

/** One lead with its whole story. */
@Controller("/api/leads/{id}")
final class LeadController {
    private final LeadReports leads;
    private final Answers answers;

    LeadController(LeadReports leads, Answers answers) {
        this.leads = leads;
        this.answers = answers;
    }

    @Get
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<byte[]> lead(String id) {
        if (!LeadReports.isId(id)) {
            return answers.error(new Refusal(HttpStatus.BAD_REQUEST, "A lead's id has 32 hex digits"));
        }
        LeadReport lead = leads.find(id);
        return lead == null
                ? answers.error(new Refusal(HttpStatus.NOT_FOUND, "There is no lead with this id"))
                : answers.document(HttpStatus.OK, LeadView.of(lead));
    }
}
