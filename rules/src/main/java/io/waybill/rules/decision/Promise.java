package io.waybill.rules.decision;

/** A source that asks for a price is told one, since this recipient would buy at this price in cents. */
public record Promise(String recipient, long cents) implements Decision {}
