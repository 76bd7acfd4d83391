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
import io.waybill.app.routing.PingAnswer;
import java.util.concurrent.CompletableFuture;

/** The door where sources ask what they would be paid. It reads requests as the door for leads does. */
@Controller("/flows/{flow}/sources/{source}/ping")
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
final class PingController {
    private final Gate gate;
    private final BodyReader bodies;
    private final PingDesk desk;
    private final PingAnswers answers;

    PingController(Gate gate, BodyReader bodies, PingDesk desk, PingAnswers answers) {
        this.gate = gate;
        this.bodies = bodies;
        this.desk = desk;
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

    /** A browser asks whether a page may ask here. */
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
                : ask(entry, request);
    }

    private CompletableFuture<MutableHttpResponse<byte[]>> ask(Entry entry, HttpRequest<?> request) {
        Checked<Terms> terms = gate.admit(entry, request.getHeaders())
                .then(admitted -> Terms.read(admitted, request))
                .then(read -> gate.withinPingLimit(read.entry()).then(_ -> Checked.passed(read)));
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
            case Checked.Passed<SentFields>(SentFields sent) ->
                desk.ask(terms, sent).thenApply(asked -> answer(terms, asked, request));
        });
    }

    private MutableHttpResponse<byte[]> answer(Terms terms, Checked<PingAnswer> asked, HttpRequest<?> request) {
        return switch (asked) {
            case Checked.Refused<PingAnswer>(Refusal refusal) -> answers.refuse(request, refusal);
            case Checked.Passed<PingAnswer>(PingAnswer answer) -> answers.answered(terms.format(), answer);
        };
    }
}
