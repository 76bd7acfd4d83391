package io.waybill.app.event;

/** The rules asked that the recipient gets no more leads until resumed. */
public record RecipientPaused(String recipient, String reason) implements LeadEvent {}
