package io.waybill.rules.decision;

/** Ask one recipient for a bid. */
public record Ping(String recipient) implements Decision {}
