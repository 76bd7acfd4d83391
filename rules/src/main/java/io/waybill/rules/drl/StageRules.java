package io.waybill.rules.drl;

import io.waybill.rules.RuleProblem;
import io.waybill.rules.RulesDoNotSettle;
import io.waybill.rules.RulesFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.kie.api.builder.ReleaseId;

/** The compiled rules of a flow, stage by stage. Immutable, safe for use by many threads until closed. */
public final class StageRules implements AutoCloseable {
    private final Map<Stage, CompiledStage> stages;
    private final boolean filteringReadsScore;
    private final SharedFirings shared = new SharedFirings();
    private final AtomicBoolean closed = new AtomicBoolean();

    StageRules(Map<Stage, CompiledStage> stages, boolean filteringReadsScore) {
        this.stages = Map.copyOf(stages);
        this.filteringReadsScore = filteringReadsScore;
    }

    /**
     * Fires the rules of one stage for these facts and nothing else.
     *
     * @throws RulesDoNotSettle when they keep firing
     * @throws RulesFailed when one of them throws
     */
    public Fired fire(Stage stage, Iterable<?> facts) {
        CompiledStage rules = get(stage);
        return shared.fire(stage, rules, rules.told(facts));
    }

    /** Whose states the rules of a stage read. */
    public StatesRead statesRead(Stage stage) {
        return get(stage).states();
    }

    private CompiledStage get(Stage stage) {
        CompiledStage compiled = stages.get(stage);
        if (compiled == null) {
            throw new IllegalStateException("Stage (%s) has no rules.".formatted(stage.word()));
        }
        return compiled;
    }

    /** Fires every stage once without any facts, since an engine's first session is slow; what fails even then is a problem. */
    public List<RuleProblem> problemsWhenWarmed() {
        List<RuleProblem> problems = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            try {
                fire(stage, List.of());
            } catch (RulesFailed | RulesDoNotSettle failed) {
                problems.add(RuleProblem.error(
                        stage.file(),
                        0,
                        "",
                        "",
                        String.valueOf(failed.getMessage()).replace('\n', ' ')));
            }
        }
        return problems;
    }

    /** The names of a stage's rules, in alphabetical order. */
    public List<String> listNames(Stage stage) {
        CompiledStage compiled = stages.get(stage);
        return compiled == null ? List.of() : compiled.names();
    }

    /** Whether the rules of filtering wait for the score, so that they have to fire again once it is known. */
    public boolean filteringReadsScore() {
        return filteringReadsScore;
    }

    /** The engine's names for what is loaded. */
    List<ReleaseId> ids() {
        return stages.values().stream().map(CompiledStage::id).toList();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            stages.values().forEach(LoadedStages::leave);
        }
    }
}
