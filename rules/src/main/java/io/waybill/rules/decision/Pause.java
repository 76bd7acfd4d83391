package io.waybill.rules.decision;

/** Give the recipient no more leads until it is resumed. */
public record Pause(String recipient, String reason) implements Decision {}
