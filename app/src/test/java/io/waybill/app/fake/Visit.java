package io.waybill.app.fake;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request as the ledger keeps it, a line of JSON.
 *
 * @param number counted from 1 over the buyer's life
 * @param query as sent, or null
 * @param headers names in lower case, the first value each
 * @param key the value of {@code X-Idempotency-Key}, or null
 * @param attempt the value of {@code X-Waybill-Attempt}, or null
 * @param status what is answered; 0 when nothing is
 * @param accepted whether the buyer takes the lead
 */
public record Visit(
        int number,
        String method,
        String path,
        @Nullable String query,
        Map<String, String> headers,
        String body,
        @Nullable String key,
        @Nullable String attempt,
        int status,
        boolean accepted) {
    public Visit {
        headers = Map.copyOf(headers);
    }
}
