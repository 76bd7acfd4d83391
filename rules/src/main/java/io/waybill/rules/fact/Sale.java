package io.waybill.rules.fact;

/** An accepted delivery to a buyer, in cents. */
public record Sale(String recipient, String delivery, long cents) {}
