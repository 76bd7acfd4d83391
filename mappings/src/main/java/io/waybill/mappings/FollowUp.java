package io.waybill.mappings;

import io.waybill.mappings.request.ExchangeMapping;

/**
 * What is to be done once a recipient has accepted a lead: one entry of its {@code then:}.
 *
 * @param id the recipient's id, {@code /} and the entry's number from 1 on
 * @param idempotent whether doing it again is harmless
 */
public record FollowUp(String id, ExchangeMapping call, boolean idempotent) {}
