package io.waybill.rules.plan;

import io.waybill.rules.decision.Candidate;
import java.util.Map;

/**
 * What the matching rows of the buyers table say beside who gets the lead at what price.
 *
 * @param tierOf tier of every recipient whose row matched, candidate or not
 * @param byId the rows by id
 */
public record BuyerRows(Map<String, Integer> tierOf, Map<String, Terms> byId) {
    /** A candidate that rules made without a row. */
    private static final Terms NONE = new Terms(1, 0);

    public BuyerRows {
        tierOf = Map.copyOf(tierOf);
        byId = Map.copyOf(byId);
    }

    /**
     * One row's terms.
     *
     * @param weight its share of the leads that it gets by chance
     * @param floor the least that a bid must be, in cents
     */
    public record Terms(int weight, long floor) {}

    int weight(Candidate candidate) {
        return byId.getOrDefault(candidate.row(), NONE).weight();
    }

    long floor(Candidate candidate) {
        return byId.getOrDefault(candidate.row(), NONE).floor();
    }
}
