package io.waybill.app.answer;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.waybill.app.json.Json;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes responses. Bodies are whole byte arrays, so that {@code Content-Length} counts bytes. Safe for use by many threads. */
@Singleton
public final class Answers {
    private final Json json;

    Answers(Json json) {
        this.json = json;
    }

    /** A result, its keys in the map's order: texts, decimals and maps of these. */
    public MutableHttpResponse<byte[]> result(AnswerFormat format, HttpStatus status, Map<String, Object> result) {
        byte[] body = switch (format) {
            case JSON -> json.write(result);
            case XML, TEXT_XML -> XmlResult.write(result);
        };
        String type = format == AnswerFormat.JSON ? format.mediaType() : format.mediaType() + "; charset=utf-8";
        return response(status, type, body);
    }

    /** A refusal at a source's door: text, unless the caller asks for JSON by name or prefers XML. */
    public MutableHttpResponse<byte[]> refuse(HttpRequest<?> request, Refusal refusal) {
        Accept accept = Accept.of(request.getHeaders());
        AnswerFormat best = accept.best();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("outcome", "error");
        result.put("reason", refusal.reason());
        MutableHttpResponse<byte[]> response;
        if (best == AnswerFormat.XML || best == AnswerFormat.TEXT_XML) {
            response = result(best, refusal.status(), result);
        } else if (accept.namesJson()) {
            response = result(AnswerFormat.JSON, refusal.status(), result);
        } else {
            byte[] text = refusal.reason().getBytes(StandardCharsets.UTF_8);
            response = response(refusal.status(), "text/plain; charset=utf-8", text);
        }
        refusal.headers().forEach(response::header);
        return response;
    }

    /** A document of the management API. */
    public MutableHttpResponse<byte[]> document(HttpStatus status, Object document) {
        return response(status, MediaType.APPLICATION_JSON, json.write(document));
    }

    /** A refusal of the management API: {@code {"error":"…"}}. */
    public MutableHttpResponse<byte[]> error(Refusal refusal) {
        MutableHttpResponse<byte[]> response = document(refusal.status(), Map.of("error", refusal.reason()));
        refusal.headers().forEach(response::header);
        return response;
    }

    private static MutableHttpResponse<byte[]> response(HttpStatus status, String contentType, byte[] body) {
        return HttpResponse.<byte[]>status(status).body(body).header("Content-Type", contentType);
    }
}
