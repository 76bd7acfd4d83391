package io.waybill.app.event;

import org.jspecify.annotations.Nullable;

/** An accepted delivery took a slot of the lead; {@code price} in dollars. */
public record SaleRecorded(
        String recipient, String price, @Nullable String reference, String delivery, int slot) implements LeadEvent {}
