package io.waybill.rules.fact;

/** No candidate is left and nobody took the lead. */
public record Exhausted(String reason) implements Step {}
