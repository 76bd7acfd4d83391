package io.waybill.app.event;

import org.jspecify.annotations.Nullable;

/**
 * A source that asked for a price was told one, or that there is none; amounts in dollars.
 *
 * @param price what it would be paid
 * @param recipient who would buy; null when nobody would
 * @param bid what that recipient would pay
 * @param cost of the calls that it took to know
 */
public record PingAnswered(
        String outcome,
        @Nullable String reason,
        String price,
        @Nullable String recipient,
        @Nullable String bid,
        String cost)
        implements LeadEvent {}
