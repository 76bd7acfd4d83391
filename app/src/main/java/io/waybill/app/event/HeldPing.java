package io.waybill.app.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ping that a source refers to with its lead.
 *
 * @param refused why what it promised does not hold; null when it holds
 * @param price what the source was promised, in dollars; null when it does not hold
 * @param bids what recipients bid for it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HeldPing(
        String id, @Nullable String refused, @Nullable String price, List<Offer> bids) {
    public HeldPing {
        bids = List.copyOf(bids);
    }

    /** A ping whose promise does not hold. */
    public static HeldPing refused(String id, String why) {
        return new HeldPing(id, why, null, List.of());
    }

    /**
     * A recipient's bid for the ping.
     *
     * @param price in dollars
     * @param reference the recipient's own
     * @param append what else it answered
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Offer(
            String recipient,
            String price,
            @Nullable String reference,
            @Nullable Instant expires,
            @Nullable Map<String, Object> append) {}
}
