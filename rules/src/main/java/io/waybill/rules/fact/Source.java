package io.waybill.rules.fact;

/** Who sent the lead. */
public record Source(String id) {}
