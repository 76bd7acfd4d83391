package io.waybill.app.intake;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.waybill.mappings.source.SourceMapping;
import org.jspecify.annotations.Nullable;

/** Which web pages may send with the browser's {@code fetch}: those a source lists, or any where the source is open to anyone. */
final class CrossOrigin {
    private static final String METHODS = "GET, POST";
    private static final String HEADERS = "Accept, Authorization, Content-Type, Idempotency-Key, X-API-Key";

    private CrossOrigin() {}

    /** Adds what lets the page read the response; nothing when the page may not. */
    static MutableHttpResponse<byte[]> allow(
            MutableHttpResponse<byte[]> response, @Nullable Entry entry, HttpRequest<?> request) {
        String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
        if (entry != null && origin != null && mayRead(entry.source(), origin)) {
            response.header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            response.header(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "Retry-After");
        }
        if (entry != null) {
            response.header(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        }
        return response;
    }

    /** The answer to a browser that asks first; null when it may not send, or when the request is no such question. */
    static @Nullable MutableHttpResponse<byte[]> preflight(@Nullable Entry entry, HttpRequest<?> request) {
        String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
        boolean asks = request.getHeaders().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
        if (entry == null || origin == null || !asks || !mayRead(entry.source(), origin)) {
            return null;
        }
        return allow(HttpResponse.noContent(), entry, request)
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, HEADERS)
                .header(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "600");
    }

    private static boolean mayRead(SourceMapping source, String origin) {
        return source.cors().isEmpty()
                ? source.auth() instanceof SourceMapping.Auth.None
                : source.cors().contains("*") || source.cors().stream().anyMatch(origin::equalsIgnoreCase);
    }
}
