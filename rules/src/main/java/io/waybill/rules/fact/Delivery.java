package io.waybill.rules.fact;

/**
 * The intent to hand the lead to one recipient, as far as it has come.
 *
 * @param price what was agreed when it was decided
 * @param open true while an attempt is under way or a further one is scheduled
 */
public record Delivery(String id, String recipient, Price price, boolean open) {}
