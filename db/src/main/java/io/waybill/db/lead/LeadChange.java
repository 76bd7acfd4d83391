package io.waybill.db.lead;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lead's row after an entry.
 *
 * @param state one of {@link #STATES}: lists look for leads state by state, and would not find others
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
        BigDecimal cost) {
    /** Every state that a lead may be in. */
    public static final List<String> STATES =
            List.of("routing", "waiting", "sold", "rejected", "unsold", "review", "remediation", "error");

    public LeadChange {
        if (!STATES.contains(state)) {
            throw new IllegalArgumentException(
                    "A lead cannot be in state (%s). Maybe one of %s?".formatted(state, String.join(", ", STATES)));
        }
    }
}
