package io.waybill.rules.drl;

import io.waybill.rules.decision.Decision;
import java.util.List;

/**
 * What the rules of one stage did.
 *
 * @param decisions in the order they were inserted
 * @param rules names of the rules that fired, in order
 * @param makers for each decision the name of the rule that inserted it
 */
public record Fired(List<Decision> decisions, List<String> rules, List<String> makers) {
    public Fired {
        decisions = List.copyOf(decisions);
        rules = List.copyOf(rules);
        makers = List.copyOf(makers);
    }
}
