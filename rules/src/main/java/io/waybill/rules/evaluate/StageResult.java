package io.waybill.rules.evaluate;

import io.waybill.rules.decision.Decision;
import io.waybill.rules.decision.Deliver;
import io.waybill.rules.decision.Lose;
import io.waybill.rules.decision.Sell;
import io.waybill.rules.drl.Fired;
import io.waybill.rules.drl.Stage;
import io.waybill.rules.fact.Match;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What one stage of a round came to.
 *
 * @param rules names of the rules that fired, in order
 * @param rows rows that matched, as {@code table:id}
 */
record StageResult(Stage stage, List<Decision> decisions, List<String> rules, List<String> rows) {
    StageResult {
        decisions = List.copyOf(decisions);
        rules = List.copyOf(rules);
        rows = List.copyOf(rows);
    }

    /** What only the rules of pricing may decide is left out elsewhere: it would pass by the plan. */
    static StageResult of(Stage stage, Fired fired, List<Match> matches) {
        List<Decision> decisions = new ArrayList<>(fired.decisions());
        if (stage != Stage.PRICING) {
            decisions.removeIf(
                    decision -> decision instanceof Deliver || decision instanceof Sell || decision instanceof Lose);
        }
        Set<String> rows = LinkedHashSet.newLinkedHashSet(matches.size());
        for (Match match : matches) {
            rows.add(match.getTable() + ":" + match.getId());
        }
        return new StageResult(stage, decisions, fired.rules(), List.copyOf(rows));
    }

    /** The same with other decisions. */
    StageResult with(List<Decision> others) {
        return new StageResult(stage, others, rules, rows);
    }

    /** The same with what a promise added: a decision, and the name of what added it. */
    StageResult and(Decision decision, String rule) {
        List<Decision> more = new ArrayList<>(decisions);
        more.add(decision);
        List<String> named = new ArrayList<>(rules);
        named.add(rule);
        return new StageResult(stage, more, named, rows);
    }

    <T> List<T> list(Class<T> type) {
        List<T> found = new ArrayList<>();
        for (Decision decision : decisions) {
            if (type.isInstance(decision)) {
                found.add(type.cast(decision));
            }
        }
        return found;
    }
}
