package io.waybill.rules.decision;

/** The lead is turned away; the reason goes back to the source. */
public record Reject(String reason) implements Decision {}
