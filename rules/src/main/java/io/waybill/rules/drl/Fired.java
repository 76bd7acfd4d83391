package io.waybill.rules.drl;

import io.waybill.rules.decision.Decision;
import java.util.List;

/**
 * What the rules of one stage did.
 *
 * @param decisions in the order they were inserted
 * @param rules names of the rules that fired, in order
 */
public record Fired(List<Decision> decisions, List<String> rules) {
    public Fired {
        decisions = List.copyOf(decisions);
        rules = List.copyOf(rules);
    }
}
