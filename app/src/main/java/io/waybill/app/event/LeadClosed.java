package io.waybill.app.event;

import org.jspecify.annotations.Nullable;

/** The lead has its outcome; amounts in dollars, {@code pay} is the source's. */
public record LeadClosed(
        String state, String outcome, @Nullable String reason, String revenue, String cost, String pay)
        implements LeadEvent {}
