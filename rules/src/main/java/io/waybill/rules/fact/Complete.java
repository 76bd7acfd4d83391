package io.waybill.rules.fact;

/** The lead has been taken by as many as may have it; or would be, where the source only asks for a price. */
public record Complete(long revenueCents) implements Step {}
