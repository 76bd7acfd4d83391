package io.waybill.app.intake;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.waybill.app.answer.Refusal;
import io.waybill.mappings.source.SourceMapping.Auth;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Reads requests of others than sources in the way sources' are read: form, JSON, XML, query string. */
@Singleton
public final class RequestFields {
    private final BodyReader bodies;

    RequestFields(BodyReader bodies) {
        this.bodies = bodies;
    }

    /** Completes with the fields; of a list the first member counts. Holds no thread. */
    public CompletableFuture<Checked<Map<String, String>>> read(HttpRequest<?> request) {
        return switch (Query.read(request.getUri().getRawQuery())) {
            case Checked.Refused<Query>(Refusal refusal) -> CompletableFuture.completedFuture(Checked.refused(refusal));
            case Checked.Passed<Query>(Query query)
            when hasNoBody(request.getHeaders()) ->
                CompletableFuture.completedFuture(RequestReader.read(query).then(RequestFields::texts));
            case Checked.Passed<Query>(Query query) ->
                bodies.read(request, query).thenApply(read -> read.then(RequestFields::texts));
        };
    }

    /** Nothing is missed where nothing was sent, whatever its type would have been. */
    private static boolean hasNoBody(HttpHeaders headers) {
        return "0".equals(headers.get(HttpHeaders.CONTENT_LENGTH));
    }

    /** Whether the request carries this key, as {@code X-API-Key}, with HTTP Basic as {@code API}, or as a bearer's token. */
    public static boolean proves(String key, HttpHeaders headers) {
        return Credentials.prove(new Auth.ApiKey(key), headers) || Credentials.prove(new Auth.Bearer(key), headers);
    }

    private static Checked<Map<String, String>> texts(SentFields sent) {
        if (sent.batch() != null) {
            return Checked.refused(HttpStatus.BAD_REQUEST, "The body must be one object");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        sent.fields().forEach((name, value) -> {
            String text = SentValue.first(value);
            if (text != null) {
                texts.put(name, text);
            }
        });
        return Checked.passed(texts);
    }
}
