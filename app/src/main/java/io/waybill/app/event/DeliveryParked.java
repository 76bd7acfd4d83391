package io.waybill.app.event;

import org.jspecify.annotations.Nullable;

/** The lead is held for a person; {@code delivery} and {@code to} name the delivery whose outcome is not known, where it is that. */
public record DeliveryParked(
        @Nullable String delivery, @Nullable String to, String reason) implements LeadEvent {}
