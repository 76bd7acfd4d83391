package io.waybill.rules.evaluate;

import io.waybill.rules.decision.Candidate;
import io.waybill.rules.decision.Decision;
import io.waybill.rules.fact.Match;
import io.waybill.rules.plan.BuyerRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Candidates in the order in which they take their turns: by tier, order and row; an engine's order of firing is no order. */
final class CandidateOrder {
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, Integer> tierOf = new HashMap<>();
    private final Map<String, BuyerRows.Terms> terms = new HashMap<>();
    private final Comparator<Candidate> order = Comparator.comparingInt(Candidate::tier)
            .thenComparingInt(Candidate::order)
            .thenComparingInt(candidate -> places.getOrDefault(candidate.row(), Integer.MAX_VALUE))
            .thenComparing(Candidate::recipient);

    /** @param buyers matching rows in the order of the table */
    CandidateOrder(List<Match> buyers) {
        for (Match row : buyers) {
            places.put(row.id(), places.size());
            tierOf.merge(row.text("recipient"), row.number("tier"), Math::min);
            terms.put(row.id(), new BuyerRows.Terms(row.number("weight"), row.cents("floor")));
        }
    }

    /** What the plan reads of the rows. */
    BuyerRows rows() {
        return new BuyerRows(tierOf, terms);
    }

    /** The same decisions, the candidates among them sorted, first, and none twice. */
    List<Decision> sorted(List<Decision> decisions) {
        Set<Candidate> candidates = new LinkedHashSet<>();
        List<Decision> others = new ArrayList<>();
        for (Decision decision : decisions) {
            if (decision instanceof Candidate candidate) {
                candidates.add(candidate);
            } else {
                others.add(decision);
            }
        }
        List<Candidate> inOrder = new ArrayList<>(candidates);
        inOrder.sort(order);
        List<Decision> sorted = new ArrayList<>(inOrder);
        sorted.addAll(others);
        return sorted;
    }
}
