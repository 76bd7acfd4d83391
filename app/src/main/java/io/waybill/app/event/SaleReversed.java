package io.waybill.app.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A buyer gave a sale back; {@code price} in dollars is taken off the lead's revenue.
 *
 * @param resell whether the lead is offered to the others again
 * @param payBack whether the source gives back what it was paid, unless the lead is sold again
 */
public record SaleReversed(
        String recipient,
        String price,
        @Nullable String reference,
        String delivery,
        @Nullable String reason,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean resell,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean payBack)
        implements LeadEvent {}
