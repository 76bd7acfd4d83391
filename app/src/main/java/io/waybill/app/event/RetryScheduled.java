package io.waybill.app.event;

import java.time.Instant;

/** A further attempt is due at this moment; {@code timeout} in millis. */
public record RetryScheduled(String delivery, String to, int attempt, Instant due, long timeout) implements LeadEvent {}
