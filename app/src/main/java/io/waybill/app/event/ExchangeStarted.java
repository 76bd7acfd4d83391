package io.waybill.app.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request is about to leave: the intent, on disk before the request.
 *
 * @param exchange {@code enhancement}, {@code ping} or {@code post}
 * @param price what was agreed: dollars, {@code bid} or {@code response}; null for enhancements
 * @param timeout millis
 * @param idempotent whether a repeat with the same delivery id is harmless
 */
public record ExchangeStarted(
        String exchange,
        String to,
        String delivery,
        int attempt,
        @Nullable String price,
        long timeout,
        boolean idempotent,
        @Nullable Request request)
        implements LeadEvent {

    /** The request without its secrets; null when it could not be built. */
    public record Request(
            String method,
            String url,
            Map<String, String> headers,
            @Nullable String body) {}
}
