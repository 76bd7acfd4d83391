package io.waybill.app.event;

import org.jspecify.annotations.Nullable;

/** A buyer says what became of a lead; {@code feedback} is {@code return} or {@code conversion}. */
public record FeedbackReceived(
        String recipient,
        String delivery,
        String feedback,
        @Nullable String reason) implements LeadEvent {}
