package io.waybill.rules.decision;

/** An accepted delivery to a buyer is no sale, for others were faster; what it would have paid, in cents. */
public record Lose(String delivery, String recipient, long cents) implements Decision {}
