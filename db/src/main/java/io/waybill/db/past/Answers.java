package io.waybill.db.past;

/**
 * What a recipient answered to the leads of a period.
 *
 * @param accepted how many it took
 * @param rejected how many it refused
 * @param cents what it paid on average for those it bought, in cents; 0 when it bought none
 */
public record Answers(String recipient, long accepted, long rejected, long cents) {}
