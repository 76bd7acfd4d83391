package io.waybill.db.lead;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lead as lists show it; the whole story is in the journal.
 *
 * @param id 32 hex digits
 * @param state see {@link LeadChange}
 * @param outcome see {@link LeadChange}
 * @param revenueCents what buyers pay
 * @param cost dollars with fractions of a cent
 * @param node who routes it, null when nobody does
 * @param version number of its next event
 */
@MappedEntity("leads")
public record LeadRow(
        @Id String id,

        String flow,
        String source,
        boolean test,
        String state,
        String outcome,
        @Nullable String reason,
        Instant receivedAt,
        long revenueCents,
        BigDecimal cost,
        @Nullable String node,
        int version,
        Instant updatedAt) {}
