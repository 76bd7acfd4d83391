package io.waybill.db.duplicate;

import java.time.Instant;

/**
 * A lead that left a mark under the same hash.
 *
 * @param hash keyed, 32 hex digits
 * @param state see {@link io.waybill.db.lead.LeadChange}; empty when the lead itself is there no more
 * @param sold whether a buyer has bought it
 */
public record EarlierLead(
        String hash, String lead, String flow, String source, Instant received, String state, boolean sold) {}
