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
 * @param returns {@code returns:}, what becomes of a lead that its buyer gives back
 */
public record FlowTerms(
        @Nullable Duration timeout,
        @Nullable Margin margin,
        @Nullable String consent,
        boolean remediation,
        Returns returns) {
    /** Of a flow that says nothing of all this. */
    public static final FlowTerms NONE = new FlowTerms(null, null, null, false, Returns.KEPT);

    /**
     * What becomes of a lead that its buyer gives back.
     *
     * @param resell {@code resell:}, whether it is offered to the others
     * @param payBack {@code pay_back:}, whether its source gives back what it was paid, unless the lead is sold again
     */
    public record Returns(boolean resell, boolean payBack) {
        /** It is over. */
        public static final Returns KEPT = new Returns(false, false);
    }

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
