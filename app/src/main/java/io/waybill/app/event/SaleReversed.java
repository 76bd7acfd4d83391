package io.waybill.app.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A buyer gave a sale back; {@code price} in dollars is taken off the lead's revenue.
 *
 * @param reopened when the lead was offered to the others again; null where it was not
 * @param payBack whether the source gives back what it was paid, unless the lead is sold again
 */
public record SaleReversed(
        String recipient,
        String price,
        @Nullable String reference,
        String delivery,
        @Nullable String reason,
        @Nullable Instant reopened,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean payBack)
        implements LeadEvent {}
