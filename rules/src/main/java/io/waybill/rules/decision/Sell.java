package io.waybill.rules.decision;

/** An accepted delivery to a buyer is a sale, at this price in cents. */
public record Sell(String delivery, String recipient, long cents) implements Decision {}
