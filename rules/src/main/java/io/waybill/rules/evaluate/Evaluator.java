package io.waybill.rules.evaluate;

import io.waybill.rules.Evaluation;
import io.waybill.rules.drl.StageRules;
import io.waybill.rules.fact.Facts;
import io.waybill.rules.flow.FlowDefinition;

/** Evaluates rounds with one flow's fields, tables and rules. Immutable, safe for use by many threads. */
public record Evaluator(FlowDefinition flow, Tables tables, StageRules rules) {
    /**
     * One round; the same facts always give the same answer.
     *
     * @throws io.waybill.rules.RulesDoNotSettle when rules keep firing
     * @throws io.waybill.rules.RulesFailed when a rule throws
     */
    public Evaluation evaluate(Facts facts) {
        return new Round(this, facts).run();
    }
}
