package io.waybill.app.event;

import java.time.Instant;

/** Nothing to do before this moment. */
public record WaitScheduled(Instant until) implements LeadEvent {}
