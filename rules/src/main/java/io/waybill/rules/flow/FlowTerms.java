package io.waybill.rules.flow;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a flow promises, to itself and to the people behind its leads.
 *
 * @param timeout {@code timeout:}, nobody further gets a lead that is older; null: it may take as long as its tiers say
 * @param margin {@code margin:}, the least that must be left of what a buyer pays; null: anything goes
 * @param consent {@code consent:}, the field that names the buyers to whom the person has consented; null where nobody is asked
 * @param remediation {@code remediation:}, whether leads that nobody bought are kept for people to work on
 */
public record FlowTerms(
        @Nullable Duration timeout,
        @Nullable Margin margin,
        @Nullable String consent,
        boolean remediation) {
    /** Of a flow that says nothing of all this. */
    public static final FlowTerms NONE = new FlowTerms(null, null, null, false);

    /**
     * What must be left of a lead's revenue after what the source is paid and what calls have cost.
     *
     * @param cents at least so much
     * @param percent at least this share of the revenue besides, 0 to 100
     */
    public record Margin(long cents, int percent) {
        /** Whether enough is left. */
        public boolean isKept(long revenueCents, long payCents, long spentMicros) {
            long left = Math.subtractExact(Math.multiplyExact(revenueCents - payCents, 10_000L), spentMicros);
            return left >= cents * 10_000 && left >= revenueCents * 100 * percent;
        }
    }
}
