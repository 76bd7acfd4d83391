package io.waybill.rules.decision;

/** What the source is paid for the lead, in cents. */
public record Pay(long cents) implements Decision {}
