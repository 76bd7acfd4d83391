package io.waybill.rules.explain;

/** Who has the lead, and for how many cents. */
public record Buyer(String recipient, long cents) {}
