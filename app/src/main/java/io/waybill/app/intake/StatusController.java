package io.waybill.app.intake;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.waybill.app.answer.Accept;
import io.waybill.app.answer.AnswerFormat;
import io.waybill.app.answer.Refusal;
import io.waybill.app.leads.LeadReport;
import io.waybill.app.leads.LeadReports;

/** Where a source asks what became of a lead that was pending. The token in the address is all the proof it needs. */
@Controller("/flows/{flow}/sources/{source}/leads/{lead}")
@Produces(MediaType.ALL)
final class StatusController {
    private static final Refusal UNKNOWN = new Refusal(HttpStatus.NOT_FOUND, "There is no such lead");

    private final Gate gate;
    private final LeadReports leads;
    private final SourceAnswers answers;

    StatusController(Gate gate, LeadReports leads, SourceAnswers answers) {
        this.gate = gate;
        this.leads = leads;
        this.answers = answers;
    }

    @Get
    @ExecuteOn(TaskExecutors.BLOCKING)
    MutableHttpResponse<byte[]> status(
            String flow,
            String source,
            String lead,
            @QueryValue(defaultValue = "") String token,
            HttpRequest<?> request) {
        Entry entry = gate.find(flow, source);
        if (entry == null) {
            return answers.refuse(request, gate.missing(flow, source));
        }
        return CrossOrigin.allow(answer(entry, lead, new StatusToken(token), request), entry, request);
    }

    private MutableHttpResponse<byte[]> answer(Entry entry, String lead, StatusToken token, HttpRequest<?> request) {
        AnswerFormat format = Accept.of(request.getHeaders()).best();
        if (format == null) {
            return answers.refuse(request, Terms.NO_FORMAT);
        }
        LeadReport history = leads.find(lead);
        return history == null || !mayAsk(entry, history, token)
                ? answers.refuse(request, UNKNOWN)
                : answers.present(request, format, entry, history.answer(), token);
    }

    private static boolean mayAsk(Entry entry, LeadReport history, StatusToken token) {
        return history.flow().equals(entry.flow().id())
                && history.source().equals(entry.source().id())
                && token.matches(history.statusToken());
    }
}
