package io.waybill.rules.fact;

/** A delivery is open: what comes next depends on it. */
public record Underway() implements Step {}
