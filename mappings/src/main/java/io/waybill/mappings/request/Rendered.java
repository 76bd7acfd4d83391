package io.waybill.mappings.request;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request ready to leave, and its copy for the journal in which secrets read {@code ***}.
 *
 * @param uri absolute, or a path beginning with {@code /} that means this Waybill's own sandbox
 * @param headers without {@code Content-Length}; the content type is among them when there is a body
 * @param body null for methods without one
 */
public record Rendered(String method, URI uri, Map<String, String> headers, byte @Nullable [] body, Masked masked) {
    /** What the journal may keep. */
    public record Masked(
            String uri,
            Map<String, String> headers,
            @Nullable String body) {}
}
