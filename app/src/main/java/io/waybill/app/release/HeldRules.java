package io.waybill.app.release;

import io.waybill.rules.Evaluation;
import io.waybill.rules.RuleSet;
import io.waybill.rules.fact.Facts;
import io.waybill.rules.fact.Lead;
import io.waybill.rules.fact.Listed;
import io.waybill.rules.flow.FlowDefinition;
import java.lang.ref.Cleaner;
import java.util.Set;

/** Rules that are freed once nobody holds on to them: those who look at a release for minutes need not say when they are done. */
final class HeldRules implements RuleSet {
    private static final Cleaner CLEANER =
            Cleaner.create(Thread.ofPlatform().daemon().name("looked-at-rules").factory());

    private final RuleSet rules;

    private HeldRules(RuleSet rules) {
        this.rules = rules;
    }

    static RuleSet of(RuleSet rules) {
        var held = new HeldRules(rules);
        CLEANER.register(held, rules::close);
        return held;
    }

    @Override
    public String release() {
        return rules.release();
    }

    @Override
    public FlowDefinition flow() {
        return rules.flow();
    }

    @Override
    public Set<Listed> lists() {
        return rules.lists();
    }

    @Override
    public Set<Listed> listedInFiles(Lead lead) {
        return rules.listedInFiles(lead);
    }

    @Override
    public Evaluation evaluate(Facts facts) {
        return rules.evaluate(facts);
    }

    /** Does nothing: others may hold on to them as well. */
    @Override
    public void close() {}
}
