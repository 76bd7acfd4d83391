package io.waybill.app.intake;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.waybill.app.answer.Answers;
import io.waybill.app.answer.Refusal;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;

/** The checks on the way to a {@link Desk}, in their order. All are made here, none by the framework, so that all refusals speak one way. */
@Singleton
final class Door {
    private final Gate gate;
    private final BodyReader bodies;
    private final Answers answers;

    Door(Gate gate, BodyReader bodies, Answers answers) {
        this.gate = gate;
        this.bodies = bodies;
        this.answers = answers;
    }

    /** A browser asks whether a page may send here. */
    MutableHttpResponse<byte[]> preflight(String flow, String source, HttpRequest<?> request) {
        MutableHttpResponse<byte[]> allowed = CrossOrigin.preflight(gate.find(flow, source), request);
        Refusal refusal = new Refusal(HttpStatus.METHOD_NOT_ALLOWED, "The OPTIONS method is not allowed")
                .with(HttpHeaders.ALLOW, "GET, POST");
        return allowed == null ? answers.refuse(request, refusal) : allowed;
    }

    /** Leads a request to the desk, or answers why it goes no further. */
    CompletableFuture<MutableHttpResponse<byte[]>> enter(
            String flow, String source, HttpRequest<?> request, Desk desk) {
        Entry entry = gate.find(flow, source);
        return entry == null ? refused(request, gate.missing(flow, source)) : enter(entry, request, desk);
    }

    private CompletableFuture<MutableHttpResponse<byte[]>> enter(Entry entry, HttpRequest<?> request, Desk desk) {
        Checked<Terms> terms = gate.admit(entry, request.getHeaders())
                .then(admitted -> Terms.read(admitted, request))
                .then(read -> gate.withinLimit(read.entry(), desk, request).then(_ -> Checked.passed(read)));
        CompletableFuture<MutableHttpResponse<byte[]>> answered = switch (terms) {
            case Checked.Refused<Terms>(Refusal refusal) -> refused(request, refusal);
            case Checked.Passed<Terms>(Terms passed) -> read(passed, request, desk);
        };
        return answered.thenApply(response -> CrossOrigin.allow(response, entry, request));
    }

    private CompletableFuture<MutableHttpResponse<byte[]>> read(Terms terms, HttpRequest<?> request, Desk desk) {
        return bodies.read(request, terms.query()).thenCompose(read -> switch (read) {
            case Checked.Refused<SentFields>(Refusal refusal) -> refused(request, refusal);
            case Checked.Passed<SentFields>(SentFields sent) -> desk.take(terms, sent, request);
        });
    }

    private CompletableFuture<MutableHttpResponse<byte[]>> refused(HttpRequest<?> request, Refusal refusal) {
        return CompletableFuture.completedFuture(answers.refuse(request, refusal));
    }
}
