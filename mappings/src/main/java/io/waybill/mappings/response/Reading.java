package io.waybill.mappings.response;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping reads from an answer.
 *
 * @param verdict which of the response conditions held
 * @param reason several joined with ", "; null when there is none
 * @param cents the price it names, or null
 * @param reference the recipient's own id for the lead, or null
 * @param append data for the lead: name to {@code String}, {@code BigDecimal} or {@code Boolean}
 * @param text the body as text, for the journal and the outcomes table
 */
public record Reading(
        Verdict verdict,
        @Nullable String reason,
        @Nullable Long cents,
        @Nullable String reference,
        Map<String, Object> append,
        String text) {
    public Reading {
        append = Map.copyOf(append);
    }

    /** Which condition held. */
    public enum Verdict {
        SUCCESS,
        DUPLICATE,
        FAILURE,
        ERROR,
        /** A 2xx that cannot be trusted: cut off, not what {@code read} says, or its mapped reference is missing. */
        UNREADABLE
    }
}
