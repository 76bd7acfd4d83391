package io.waybill.rules.decision;

/** Park the lead until a person has looked at it. */
public record Review(String reason) implements Decision {}
