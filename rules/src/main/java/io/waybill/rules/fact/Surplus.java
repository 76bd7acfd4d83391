package io.waybill.rules.fact;

/** A buyer took the lead when all that may have it had it already; what it would have paid, in cents. */
public record Surplus(String delivery, String recipient, long cents) {}
