package io.waybill.app.answer;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Why a request goes no further.
 *
 * @param reason for the caller; carries no lead data and no secrets
 * @param headers to add to the response
 */
public record Refusal(HttpStatus status, String reason, Map<String, String> headers) {
    public Refusal {
        headers = Map.copyOf(headers);
    }

    public Refusal(HttpStatus status, String reason) {
        this(status, reason, Map.of());
    }

    /** The same, telling the caller when to come back. */
    public Refusal retryAfter(long seconds) {
        return with(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }

    /** The same with one more header. */
    public Refusal with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Refusal(status, reason, more);
    }
}
