package io.waybill.app.event;

import org.jspecify.annotations.Nullable;

/** An acceptance came when the lead was already sold; {@code price} in dollars. */
public record SaleLost(
        String recipient, String price, @Nullable String reference, String delivery) implements LeadEvent {}
