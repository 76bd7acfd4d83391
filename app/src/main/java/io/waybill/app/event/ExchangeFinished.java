package io.waybill.app.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An exchange has ended, with an answer or without.
 *
 * @param outcome {@code success}, {@code failure}, {@code error} or {@code unknown}
 * @param outcomeClass what the rules made of it
 * @param fault {@code timeout}, {@code connection}, {@code unparseable}, {@code auth_failed} (no token was given out), {@code withdrawn} (its batch
 *     had not left in time), or that a ping was lost with its node; null when an answer came and could be read
 * @param price named in the answer, dollars
 * @param append data that an enhancement brought, or a ping beside its bid; numbers are {@code BigDecimal}, also when the journal gives them
 *     back
 * @param duplicate whether the mapping's {@code duplicate:} condition held
 * @param cost of the call, dollars
 * @param ms how long it took
 * @param cached whether nothing was sent because an earlier answer to the same question served
 * @param skipped whether nothing was sent because the lead lacks what the question is about
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
        long ms,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean cached,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean skipped)
        implements LeadEvent {
    public ExchangeFinished {
        append = append == null ? null : typed(append);
    }

    /** Of an exchange that was sent, or was to be. */
    public ExchangeFinished(
            String exchange,
            String to,
            String delivery,
            int attempt,
            @Nullable Response response,
            String outcome,
            @Nullable String outcomeClass,
            @Nullable String fault,
            @Nullable String reason,
            @Nullable String price,
            @Nullable String reference,
            boolean duplicate,
            @Nullable Map<String, Object> append,
            @Nullable String cost,
            long ms) {
        this(
                exchange,
                to,
                delivery,
                attempt,
                response,
                outcome,
                outcomeClass,
                fault,
                reason,
                price,
                reference,
                duplicate,
                append,
                cost,
                ms,
                false,
                false);
    }

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
        return with(new Said(null, null, null, null), outcome, outcomeClass);
    }

    /** The same with other appended data. */
    public ExchangeFinished withAppend(@Nullable Map<String, Object> other) {
        return with(new Said(response, reason, reference, other), outcome, outcomeClass);
    }

    /** The same with another outcome. */
    public ExchangeFinished outcome(String word) {
        return with(new Said(response, reason, reference, append), word, outcomeClass);
    }

    /** The same, with the class that the rules gave it. */
    public ExchangeFinished classified(String word, String outcomeWord) {
        return with(new Said(response, reason, reference, append), outcomeWord, word);
    }

    /** The same as it was before the rules gave it its class. */
    public ExchangeFinished unclassified(String outcomeWord) {
        return with(new Said(response, reason, reference, append), outcomeWord, null);
    }

    /** What came of an answer's own words. */
    private record Said(
            @Nullable Response response,
            @Nullable String reason,
            @Nullable String reference,
            @Nullable Map<String, Object> append) {}

    private ExchangeFinished with(Said said, String word, @Nullable String classWord) {
        return new ExchangeFinished(
                exchange,
                to,
                delivery,
                attempt,
                said.response(),
                word,
                classWord,
                fault,
                said.reason(),
                price,
                said.reference(),
                duplicate,
                said.append(),
                cost,
                ms,
                cached,
                skipped);
    }

    /** Rules compare numbers as {@code BigDecimal} only; JSON gives whole ones back as something else. */
    private static Map<String, Object> typed(Map<String, Object> append) {
        Map<String, Object> typed = new LinkedHashMap<>(append);
        typed.replaceAll((name, value) ->
                value instanceof Number && !(value instanceof BigDecimal) ? new BigDecimal(value.toString()) : value);
        return typed;
    }
}
