package io.waybill.rules.fact;

/** The lead has been taken by as many as may have it. */
public record Complete(long revenueCents) implements Step {}
