package io.waybill.rules.fact;

/**
 * The source only asks for a price: this recipient would get the lead next.
 *
 * @param cents what it would pay
 */
public record Offer(String recipient, long cents, int tier, String row) implements Step {}
