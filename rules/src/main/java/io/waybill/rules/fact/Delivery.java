package io.waybill.rules.fact;

/**
 * The intent to hand the lead to one recipient, as far as it has come.
 *
 * @param open true while an attempt is under way or a further one is scheduled
 * @param accepted true once an attempt was accepted
 */
public record Delivery(String id, String recipient, boolean open, boolean accepted) {}
