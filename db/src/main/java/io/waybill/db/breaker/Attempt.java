package io.waybill.db.breaker;

import java.time.Instant;

/**
 * How one attempt to reach a recipient went.
 *
 * @param error whether it speaks against the recipient: no answer, or one that it is in trouble. A lead that it does not want is none
 * @param millis how long the answer took
 * @param at when it was over
 */
public record Attempt(String recipient, boolean error, long millis, Instant at) {}
