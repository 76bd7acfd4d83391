package io.waybill.rules.evaluate;

import io.waybill.rules.Evaluation;
import io.waybill.rules.drl.StageRules;
import io.waybill.rules.fact.Facts;
import io.waybill.rules.flow.FlowDefinition;

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

    /** Whether a lead that was let in may be turned away later, because a list has come to name it. */
    boolean asksListsAgain() {
        return filteringAsksLists || tables.listFilters() != null;
    }
}
