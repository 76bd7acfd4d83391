package io.waybill.rules;

import io.waybill.rules.decision.Decision;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one round of rules came to.
 *
 * @param decisions in the order of the stages
 * @param rules names of the rules that fired, in order
 * @param rows rows that matched, as {@code table:id}
 * @param score the lead's score: the sum of the points
 * @param unavailable why recipients could not be given the lead, by their id
 */
public record Evaluation(
        List<Decision> decisions, List<String> rules, List<String> rows, int score, Map<String, String> unavailable) {
    public Evaluation {
        decisions = List.copyOf(decisions);
        rules = List.copyOf(rules);
        rows = List.copyOf(rows);
        unavailable = Collections.unmodifiableMap(new LinkedHashMap<>(unavailable));
    }
}
