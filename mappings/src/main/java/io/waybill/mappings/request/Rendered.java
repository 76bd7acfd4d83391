package io.waybill.mappings.request;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request ready to leave, and its copy for the journal in which secrets read {@code ***}.
 *
 * @param method an HTTP method; {@code SEND} for an e-mail, {@code PUT} for a file
 * @param uri absolute, or a path beginning with {@code /} that means this Waybill's own sandbox
 * @param headers without {@code Content-Length}; the content type is among them when there is a body
 * @param body null for methods without one
 * @param way how it travels
 * @param secrets what must not show of the answer either, should it repeat them
 */
public record Rendered(
        String method,
        URI uri,
        Map<String, String> headers,
        byte @Nullable [] body,
        Masked masked,
        Way way,
        Masking secrets) {

    /** A plain web request without secrets. */
    public Rendered(String method, URI uri, Map<String, String> headers, byte @Nullable [] body, Masked masked) {
        this(method, uri, headers, body, masked, Way.WEB, Masking.NOTHING);
    }

    /** What the journal may keep. */
    public record Masked(
            String uri,
            Map<String, String> headers,
            @Nullable String body) {}
}
