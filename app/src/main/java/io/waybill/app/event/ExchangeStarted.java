package io.waybill.app.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request is about to leave: the intent, on disk before the request.
 *
 * @param exchange {@code enhancement}, {@code ping} or {@code post}
 * @param price what was agreed: dollars, {@code bid} or {@code response}; null for enhancements
 * @param timeout millis
 * @param idempotent whether a repeat with the same delivery id is harmless
 * @param followUps how many exchanges its acceptance brings
 * @param asking what there is to say of an enhancement's call; null for other exchanges
 */
public record ExchangeStarted(
        String exchange,
        String to,
        String delivery,
        int attempt,
        @Nullable String price,
        long timeout,
        boolean idempotent,
        @Nullable Request request,
        @Nullable Asking asking,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int followUps)
        implements LeadEvent {

    /** Without anything to say of a call. */
    public ExchangeStarted(
            String exchange,
            String to,
            String delivery,
            int attempt,
            @Nullable String price,
            long timeout,
            boolean idempotent,
            @Nullable Request request) {
        this(exchange, to, delivery, attempt, price, timeout, idempotent, request, null, 0);
    }

    /** The request without its secrets; null when it could not be built. */
    public record Request(
            String method,
            String url,
            Map<String, String> headers,
            @Nullable String body) {}

    /** The same with what is known of its recipient or enhancement. */
    public ExchangeStarted with(@Nullable Asking call, int followUpsBrought) {
        return new ExchangeStarted(
                exchange, to, delivery, attempt, price, timeout, idempotent, request, call, followUpsBrought);
    }

    /**
     * An enhancement's call.
     *
     * @param serviceClass {@code add-on} or {@code integration}
     * @param question names what is asked by a hash, where answers are kept; null where none are
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Asking(
            @JsonProperty("class") String serviceClass,
            @Nullable String question) {}
}
