package io.waybill.rules;

import io.waybill.rules.drl.Stage;
import io.waybill.rules.evaluate.Evaluator;
import io.waybill.rules.explain.ReadRow;
import io.waybill.rules.explain.Why;
import io.waybill.rules.fact.Facts;
import io.waybill.rules.fact.Lead;
import io.waybill.rules.fact.Listed;
import io.waybill.rules.flow.FlowDefinition;
import io.waybill.rules.table.Table;
import io.waybill.rules.table.TableKind;
import io.waybill.rules.table.cell.CellType;
import io.waybill.rules.table.cell.NamedList;
import io.waybill.rules.table.cell.Reading;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A rule set that came out of the compiler.
 *
 * @param lists what has to be asked of uploaded lists
 * @param ofFiles what rules and recipients ask of lists in files
 */
record CompiledRules(String release, Evaluator evaluator, Set<Listed> lists, Map<Listed, NamedList.OfFile> ofFiles)
        implements RuleSet {
    @Override
    public FlowDefinition flow() {
        return evaluator.flow();
    }

    @Override
    public Set<Listed> listedInFiles(Lead lead) {
        Set<Listed> listed = new LinkedHashSet<>();
        ofFiles.forEach((asked, list) -> {
            Object value = lead.get(asked.field());
            if (value != null && list.has(Reading.of(CellType.TEXT, value, true))) {
                listed.add(asked);
            }
        });
        return listed;
    }

    @Override
    public Evaluation evaluate(Facts facts) {
        return evaluator.evaluate(withFiles(facts));
    }

    @Override
    public Why explain(Facts facts, String recipient) {
        return evaluator.explain(withFiles(facts), recipient);
    }

    @Override
    public List<ReadRow> read(Facts facts, int score, Collection<String> rows) {
        return evaluator.read(withFiles(facts), score, rows);
    }

    @Override
    public Map<TableKind, Table> tables() {
        return evaluator.tables().byKind();
    }

    @Override
    public Map<Stage, List<String>> ruleNames() {
        Map<Stage, List<String>> names = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            names.put(stage, evaluator.rules().listNames(stage));
        }
        return names;
    }

    private Facts withFiles(Facts facts) {
        if (ofFiles.isEmpty()) {
            return facts;
        }
        Set<Listed> listed = new LinkedHashSet<>(facts.listed());
        listed.addAll(listedInFiles(facts.lead()));
        return facts.knowing(facts.duplicates(), List.copyOf(listed));
    }

    @Override
    public void close() {
        evaluator.rules().close();
    }
}
