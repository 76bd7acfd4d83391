package io.waybill.rules.plan;

import io.waybill.rules.decision.Candidate;
import io.waybill.rules.fact.Accepted;
import io.waybill.rules.fact.Surplus;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Who of those that took the lead has bought it, and who came too late. The order of the outcomes is the order in which they came.
 *
 * @param recorded how many sales are on record
 * @param places how many may have bought when this recipient has
 */
public record Shares(Standing standing, List<Candidate> candidates, int recorded, ToIntFunction<String> places) {
    /** The accepted deliveries that count: to buyers as long as there are places, and to all others. */
    public List<Accepted> sold() {
        List<Accepted> sold = new ArrayList<>();
        int buyers = recorded;
        for (Accepted accepted : standing.accepted(candidates)) {
            if (!accepted.buyer() || buyers < places.applyAsInt(accepted.recipient())) {
                sold.add(accepted);
                buyers += accepted.buyer() ? 1 : 0;
            }
        }
        return sold;
    }

    /** The accepted deliveries to buyers for which there was no place. */
    public List<Surplus> surplus() {
        List<Accepted> all = standing.accepted(candidates);
        if (all.isEmpty()) {
            return List.of();
        }
        List<Accepted> sold = sold();
        return all.stream()
                .filter(accepted -> accepted.buyer() && !sold.contains(accepted))
                .map(accepted -> new Surplus(accepted.delivery(), accepted.recipient(), accepted.cents()))
                .toList();
    }
}
