package io.waybill.rules.evaluate;

import io.waybill.rules.fact.Facts;
import io.waybill.rules.fact.Match;
import io.waybill.rules.fact.RecipientStatus;
import io.waybill.rules.fact.Sale;
import io.waybill.rules.flow.FlowTerms.Margin;
import io.waybill.rules.plan.Bounds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which amounts a recipient may have the lead for: those that it has left to spend, and that leave the flow its margin.
 *
 * @param purchase the rows that say what the source is paid
 */
record Margins(Facts facts, @Nullable Margin margin, List<Match> purchase) implements Bounds.Prices {
    @Override
    public boolean allows(String recipient, long cents) {
        return isAffordable(recipient, cents) && isWorthwhile(cents);
    }

    /** Whether the recipient has so much left to spend. */
    boolean isAffordable(String recipient, long cents) {
        RecipientStatus status = facts.recipients().find(recipient);
        Long left = status == null ? null : status.room().cents();
        return left == null || cents <= left;
    }

    private boolean isWorthwhile(long cents) {
        if (margin == null) {
            return true;
        }
        long revenue = cents + facts.sales().stream().mapToLong(Sale::cents).sum();
        return margin.isKept(revenue, pay(revenue), facts.course().spentMicros());
    }

    private long pay(long revenue) {
        Long promised = facts.source().promised();
        if (promised != null) {
            return promised;
        }
        return purchase.isEmpty() ? 0 : purchase.getFirst().pay(revenue);
    }
}
