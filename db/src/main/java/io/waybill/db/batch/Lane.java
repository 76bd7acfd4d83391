package io.waybill.db.batch;

/**
 * What may share a batch: deliveries of one flow to one recipient, and test leads apart from others.
 */
public record Lane(String flow, String recipient, boolean test) {}
