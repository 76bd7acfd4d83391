package io.waybill.rules;

import io.waybill.rules.evaluate.Evaluator;
import io.waybill.rules.fact.Facts;
import io.waybill.rules.flow.FlowDefinition;

/** A rule set that came out of the compiler. */
record CompiledRules(String release, Evaluator evaluator) implements RuleSet {
    @Override
    public FlowDefinition flow() {
        return evaluator.flow();
    }

    @Override
    public Evaluation evaluate(Facts facts) {
        return evaluator.evaluate(facts);
    }

    @Override
    public void close() {
        evaluator.rules().close();
    }
}
