package io.waybill.app.intake;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Options;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.waybill.app.answer.Refusal;
import java.util.concurrent.CompletableFuture;

/** The door where sources hand in leads. Every check is made here, none by the framework, so that all refusals speak one way. */
@Controller("/flows/{flow}/sources/{source}/submit")
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
final class SubmitController {
    private final Gate gate;
    private final BodyReader bodies;
    private final Reception reception;
    private final SourceAnswers answers;

    SubmitController(Gate gate, BodyReader bodies, Reception reception, SourceAnswers answers) {
        this.gate = gate;
        this.bodies = bodies;
        this.reception = reception;
        this.answers = answers;
    }

    @Post
    CompletableFuture<MutableHttpResponse<byte[]>> post(String flow, String source, HttpRequest<?> request) {
        return enter(flow, source, request);
    }

    @Get(headRoute = false)
    CompletableFuture<MutableHttpResponse<byte[]>> get(String flow, String source, HttpRequest<?> request) {
        return enter(flow, source, request);
    }

    /** A browser asks whether a page may send here. */
    @Options
    MutableHttpResponse<byte[]> preflight(String flow, String source, HttpRequest<?> request) {
        MutableHttpResponse<byte[]> allowed = CrossOrigin.preflight(gate.find(flow, source), request);
        Refusal refusal = new Refusal(HttpStatus.METHOD_NOT_ALLOWED, "The OPTIONS method is not allowed")
                .with(HttpHeaders.ALLOW, "GET, POST");
        return allowed == null ? answers.refuse(request, refusal) : allowed;
    }

    private CompletableFuture<MutableHttpResponse<byte[]>> enter(String flow, String source, HttpRequest<?> request) {
        Entry entry = gate.find(flow, source);
        return entry == null
                ? CompletableFuture.completedFuture(answers.refuse(request, gate.missing(flow, source)))
                : submit(entry, request);
    }

    private CompletableFuture<MutableHttpResponse<byte[]>> submit(Entry entry, HttpRequest<?> request) {
        Checked<Terms> terms = gate.admit(entry, request.getHeaders())
                .then(admitted -> Terms.read(admitted, request))
                .then(read -> gate.withinLimit(read.entry(), request).then(_ -> Checked.passed(read)));
        CompletableFuture<MutableHttpResponse<byte[]>> answered = switch (terms) {
            case Checked.Refused<Terms>(Refusal refusal) ->
                CompletableFuture.completedFuture(answers.refuse(request, refusal));
            case Checked.Passed<Terms>(Terms passed) -> receive(passed, request);
        };
        return answered.thenApply(response -> CrossOrigin.allow(response, entry, request));
    }

    private CompletableFuture<MutableHttpResponse<byte[]>> receive(Terms terms, HttpRequest<?> request) {
        return bodies.read(request, terms.query()).thenCompose(read -> switch (read) {
            case Checked.Refused<SentFields>(Refusal refusal) ->
                CompletableFuture.completedFuture(answers.refuse(request, refusal));
            case Checked.Passed<SentFields>(SentFields sent) -> reception.take(terms, sent, request);
        });
    }
}
