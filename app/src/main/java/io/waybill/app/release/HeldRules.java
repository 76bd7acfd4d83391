package io.waybill.app.release;

import io.waybill.rules.Evaluation;
import io.waybill.rules.RuleSet;
import io.waybill.rules.drl.Stage;
import io.waybill.rules.explain.ReadRow;
import io.waybill.rules.explain.Why;
import io.waybill.rules.fact.Facts;
import io.waybill.rules.fact.Lead;
import io.waybill.rules.fact.Listed;
import io.waybill.rules.flow.FlowDefinition;
import io.waybill.rules.table.Table;
import io.waybill.rules.table.TableKind;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

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
        return asked(held -> held.listedInFiles(lead));
    }

    @Override
    public Evaluation evaluate(Facts facts) {
        return asked(held -> held.evaluate(facts));
    }

    @Override
    public Why explain(Facts facts, String recipient) {
        return asked(held -> held.explain(facts, recipient));
    }

    @Override
    public List<ReadRow> read(Facts facts, int score, Collection<String> rows) {
        return asked(held -> held.read(facts, score, rows));
    }

    @Override
    public Map<TableKind, Table> tables() {
        return rules.tables();
    }

    @Override
    public Map<Stage, List<String>> ruleNames() {
        return rules.ruleNames();
    }

    /** Does nothing: others may hold on to them as well. */
    @Override
    public void close() {}

    /** Held on to until it has answered: the last one to ask may have let go meanwhile. */
    private <T> T asked(Function<RuleSet, T> question) {
        try {
            return question.apply(rules);
        } finally {
            Reference.reachabilityFence(this);
        }
    }
}
