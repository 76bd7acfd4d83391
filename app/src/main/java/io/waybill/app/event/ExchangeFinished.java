package io.waybill.app.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An exchange has ended, with an answer or without.
 *
 * @param outcome {@code success}, {@code failure}, {@code error} or {@code unknown}
 * @param outcomeClass what the rules made of it
 * @param fault {@code timeout}, {@code connection}, {@code unparseable}, {@code auth_failed} (no token was given out); null when an answer came and could be read
 * @param price named in the answer, dollars
 * @param duplicate whether the mapping's {@code duplicate:} condition held
 * @param cost of the call, dollars
 * @param ms how long it took
 */
public record ExchangeFinished(
        String exchange,
        String to,
        String delivery,
        int attempt,
        @Nullable Response response,
        String outcome,
        @JsonProperty("class") @Nullable String outcomeClass,
        @Nullable String fault,
        @Nullable String reason,
        @Nullable String price,
        @Nullable String reference,
        boolean duplicate,
        @Nullable Map<String, Object> append,
        @Nullable String cost,
        long ms)
        implements LeadEvent {

    /**
     * The answer; the body may be cut.
     *
     * @param before the answer that asked for a new token, upon which the same request was sent once more; null when there was none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Response(
            int status,
            Map<String, String> headers,
            String body,
            @Nullable Response before) {
        public Response(int status, Map<String, String> headers, String body) {
            this(status, headers, body, null);
        }
    }

    /** The same without anything of the answer but what it came to. */
    public ExchangeFinished withoutAnswer() {
        return new ExchangeFinished(
                exchange,
                to,
                delivery,
                attempt,
                null,
                outcome,
                outcomeClass,
                fault,
                null,
                price,
                null,
                duplicate,
                null,
                cost,
                ms);
    }

    /** The same with another outcome. */
    public ExchangeFinished outcome(String word) {
        return new ExchangeFinished(
                exchange,
                to,
                delivery,
                attempt,
                response,
                word,
                outcomeClass,
                fault,
                reason,
                price,
                reference,
                duplicate,
                append,
                cost,
                ms);
    }

    /** The same, with the class that the rules gave it. */
    public ExchangeFinished classified(String word, String outcomeWord) {
        return new ExchangeFinished(
                exchange,
                to,
                delivery,
                attempt,
                response,
                outcomeWord,
                word,
                fault,
                reason,
                price,
                reference,
                duplicate,
                append,
                cost,
                ms);
    }
}
