package io.waybill.rules;

import io.waybill.rules.fact.Facts;
import io.waybill.rules.fact.Lead;
import io.waybill.rules.fact.Listed;
import io.waybill.rules.flow.FlowDefinition;
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

    @Override
    void close();
}
