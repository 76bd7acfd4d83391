package io.waybill.app.event;

import org.jspecify.annotations.Nullable;

/** A buyer gave a sale back; {@code price} in dollars is taken off the lead's revenue. */
public record SaleReversed(
        String recipient,
        String price,
        @Nullable String reference,
        String delivery,
        @Nullable String reason) implements LeadEvent {}
