package io.waybill.rules.fact;

/** It is this recipient's turn: the next candidate of the plan. */
public record Turn(String recipient, Price price, int tier, String row) implements Step {}
