package io.waybill.db.lead;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The lead's row after an entry.
 *
 * @param state {@code routing}, {@code waiting}, {@code sold}, {@code rejected}, {@code unsold}, {@code review}, {@code remediation}, {@code error}
 * @param outcome {@code success}, {@code failure}, {@code error}, {@code pending}
 * @param revenueCents what buyers pay
 * @param cost dollars with fractions of a cent: what enhancements and the source cost
 */
public record LeadChange(
        String flow,
        String source,
        boolean test,
        String state,
        String outcome,
        @Nullable String reason,
        long revenueCents,
        BigDecimal cost) {}
