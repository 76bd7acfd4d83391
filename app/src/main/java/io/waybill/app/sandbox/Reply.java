package io.waybill.app.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What pretend parties say. */
sealed interface Reply {
    /** A buyer's answer to a lead. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Lead(
            String status,
            @Nullable String leadId,
            @Nullable BigDecimal price,
            String message) implements Reply {
        static Lead of(String status, String message) {
            return new Lead(status, null, null, message);
        }
    }

    /** A buyer's answer to a ping. */
    record Bid(BigDecimal bid, @JsonProperty("ping_id") String pingId) implements Reply {}

    /** What a phone check found. */
    record Phone(@JsonProperty("phone_type") String phoneType, boolean valid, String carrier) implements Reply {}
}
