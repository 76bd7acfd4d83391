package io.waybill.rules;

import io.waybill.rules.decision.Decision;
import java.util.List;

/**
 * What one round of rules came to.
 *
 * @param decisions in the order of the stages
 * @param rules names of the rules that fired, in order
 * @param rows rows that matched, as {@code table:id}
 * @param score the lead's score: the sum of the points
 */
public record Evaluation(List<Decision> decisions, List<String> rules, List<String> rows, int score) {
    public Evaluation {
        decisions = List.copyOf(decisions);
        rules = List.copyOf(rules);
        rows = List.copyOf(rows);
    }
}
