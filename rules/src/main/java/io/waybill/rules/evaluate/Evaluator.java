package io.waybill.rules.evaluate;

import io.waybill.rules.Evaluation;
import io.waybill.rules.drl.StageRules;
import io.waybill.rules.explain.ReadRow;
import io.waybill.rules.explain.Why;
import io.waybill.rules.fact.Facts;
import io.waybill.rules.flow.FlowDefinition;
import io.waybill.rules.table.Row;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Evaluates rounds with one flow's fields, tables and rules. Immutable, safe for use by many threads.
 *
 * @param filteringAsksLists whether the rules of filtering, beside the table, ask about uploaded lists
 */
public record Evaluator(FlowDefinition flow, Tables tables, StageRules rules, boolean filteringAsksLists) {
    /**
     * One round; the same facts always give the same answer.
     *
     * @throws io.waybill.rules.RulesDoNotSettle when rules keep firing
     * @throws io.waybill.rules.RulesFailed when a rule throws
     */
    public Evaluation evaluate(Facts facts) {
        return new Round(this, facts).run();
    }

    /** What the round of these facts means for one recipient; throws as {@link #evaluate} does. */
    public Why explain(Facts facts, String recipient) {
        var round = new Round(this, facts);
        return new WhyNot(this, round, round.run(), recipient).why();
    }

    /** The rows of these names ({@code table:id}) beside what the lead has; those that the tables do not have are left out. */
    public List<ReadRow> read(Facts facts, int score, Collection<String> names) {
        var inputs = new LeadInputs(facts, score, null);
        Set<String> wanted = new HashSet<>(names);
        Map<String, Row> found = tables.byKind().values().stream()
                .flatMap(table -> table.rows().stream())
                .filter(row -> wanted.contains(row.toString()))
                .collect(Collectors.toMap(Row::toString, Function.identity(), (first, same) -> first));
        return names.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .map(row -> ReadRows.of(row, inputs))
                .toList();
    }

    /** Whether a lead that was let in may be turned away later, because a list has come to name it. */
    boolean asksListsAgain() {
        return filteringAsksLists || tables.listFilters() != null;
    }
}
