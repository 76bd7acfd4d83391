package io.waybill.rules.decision;

/** Try another address or recipient for a delivery that failed. */
public record Fallback(String delivery, String to) implements Decision {}
