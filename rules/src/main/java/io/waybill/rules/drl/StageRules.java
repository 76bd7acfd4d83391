package io.waybill.rules.drl;

import io.waybill.rules.RuleProblem;
import io.waybill.rules.RulesDoNotSettle;
import io.waybill.rules.RulesFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.kie.api.builder.ReleaseId;
import org.kie.api.definition.rule.Rule;
import org.kie.api.runtime.KieSession;

/** The compiled rules of a flow, stage by stage. Immutable, safe for use by many threads until closed. */
public final class StageRules implements AutoCloseable {
    /** A stage fires once per match and a few times more; ten thousand matches are a table gone wrong, not a lead. */
    private static final int LIMIT = 10_000;

    private final Map<Stage, CompiledStage> stages;
    private final boolean filteringReadsScore;
    private final AtomicBoolean closed = new AtomicBoolean();

    StageRules(Map<Stage, CompiledStage> stages, boolean filteringReadsScore) {
        this.stages = Map.copyOf(stages);
        this.filteringReadsScore = filteringReadsScore;
    }

    /**
     * Fires the rules of one stage in a session of their own.
     *
     * @throws RulesDoNotSettle when they keep firing
     * @throws RulesFailed when one of them throws
     */
    public Fired fire(Stage stage, Iterable<?> facts) {
        CompiledStage compiled = stages.get(stage);
        if (compiled == null) {
            throw new IllegalStateException("Stage (%s) has no rules.".formatted(stage.word()));
        }
        KieSession session = compiled.base().newKieSession();
        try {
            facts.forEach(session::insert);
            var trace = new FiringTrace();
            session.addEventListener(trace.rules());
            session.addEventListener(trace.decisions());
            if (fire(session, stage, trace) >= LIMIT) {
                throw new RulesDoNotSettle("""
                        The rules of stage (%s) fired (%d) times for one lead.
                        Maybe rule (%s) matches the fact it inserts.""".formatted(stage.word(), LIMIT, trace.lastRule()));
            }
            return trace.fired();
        } finally {
            session.dispose();
        }
    }

    private static int fire(KieSession session, Stage stage, FiringTrace trace) {
        try {
            return session.fireAllRules(LIMIT);
        } catch (RuntimeException | StackOverflowError thrown) {
            // Rules are other people's code and may throw anything; its message may hold lead data, its cause stays for
            // the log.
            throw new RulesFailed("""
                    The rules of stage (%s) failed; the last to fire was (%s).
                    Maybe a rule calls a method on a missing value.""".formatted(stage.word(), trace.lastRule()), thrown);
        }
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
        return compiled == null
                ? List.of()
                : compiled.base().getKiePackages().stream()
                        .flatMap(all -> all.getRules().stream())
                        .map(Rule::getName)
                        .sorted()
                        .toList();
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
