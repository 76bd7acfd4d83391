package io.waybill.rules;

import io.waybill.rules.drl.Stage;
import io.waybill.rules.explain.ReadRow;
import io.waybill.rules.explain.Why;
import io.waybill.rules.fact.Facts;
import io.waybill.rules.fact.Lead;
import io.waybill.rules.fact.Listed;
import io.waybill.rules.flow.FlowDefinition;
import io.waybill.rules.table.Table;
import io.waybill.rules.table.TableKind;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A flow's rules, compiled and immutable. Safe for use by many threads; closing it frees the compiled classes. */
public interface RuleSet extends AutoCloseable {
    /** The hash of the files it was made of. */
    String release();

    /** The flow's own settings. */
    FlowDefinition flow();

    /** What a round reads of uploaded lists: {@link Facts#listed} holds those of these that are so at the moment of the round. */
    default Set<Listed> lists() {
        return Set.of();
    }

    /** Which of the lists in files that rules and recipients ask about name this lead. */
    default Set<Listed> listedInFiles(Lead lead) {
        return Set.of();
    }

    /**
     * One round: facts in, decisions and a trace out. The same facts always give the same answer.
     *
     * @throws RulesDoNotSettle when the rules keep firing beyond the limit
     */
    Evaluation evaluate(Facts facts);

    /**
     * What the round of these facts means for one recipient: that it got the lead, or the first thing that kept it out.
     *
     * @throws RulesDoNotSettle as {@link #evaluate} does
     */
    Why explain(Facts facts, String recipient);

    /**
     * Rows beside what the lead has in their columns; those that the tables do not have are left out.
     *
     * @param score of the round
     * @param rows as {@code table:id}
     */
    List<ReadRow> read(Facts facts, int score, Collection<String> rows);

    /** The tables it decides by, the standard outcomes table included. */
    Map<TableKind, Table> tables();

    /** The names of the rules of every stage, those that come with Waybill included. */
    Map<Stage, List<String>> ruleNames();

    @Override
    void close();
}
