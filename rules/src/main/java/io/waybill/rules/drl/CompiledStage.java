package io.waybill.rules.drl;

import io.waybill.rules.RulesDoNotSettle;
import io.waybill.rules.RulesFailed;
import io.waybill.rules.fact.RecipientStatus;
import java.util.ArrayList;
import java.util.List;
import org.drools.base.base.ObjectType;
import org.drools.core.impl.InternalRuleBase;
import org.drools.core.reteoo.ObjectTypeNode;
import org.kie.api.KieBase;
import org.kie.api.builder.ReleaseId;
import org.kie.api.definition.rule.Rule;
import org.kie.api.runtime.KieContainer;

/** One stage, ready to fire. Safe for use by many threads until it is unloaded. */
final class CompiledStage {
    private final String text;
    private final EngineModule module;
    private final KieContainer container;
    private final StageSessions sessions;
    private final List<String> names;
    private final List<ObjectType> read;
    private final StatesRead states;

    private CompiledStage(StageText text, EngineModule module, KieContainer container, KieBase base) {
        this.text = text.drl().text();
        this.module = module;
        this.container = container;
        this.sessions = new StageSessions(text.stage(), base);
        this.names = namesOf(base);
        this.read = typesReadBy(base);
        this.states = statesReadBy(text);
    }

    /** @param module without errors */
    static CompiledStage of(StageText text, EngineModule module) {
        KieContainer container = module.container();
        var stage = new CompiledStage(text, module, container, container.getKieBase());
        module.keep(text);
        return stage;
    }

    private static List<String> namesOf(KieBase base) {
        return base.getKiePackages().stream()
                .flatMap(all -> all.getRules().stream())
                .map(Rule::getName)
                .sorted()
                .toList();
    }

    /** The types that stand in patterns: the engine gives a fact of any other type to no rule. */
    private static List<ObjectType> typesReadBy(KieBase base) {
        return ((InternalRuleBase) base)
                .getRete().getObjectTypeNodes().stream()
                        .map(ObjectTypeNode::getObjectType)
                        .toList();
    }

    private StatesRead statesReadBy(StageText stage) {
        if (read.stream().noneMatch(type -> type.isAssignableFrom(RecipientStatus.class))) {
            return StatesRead.NONE;
        }
        return RecipientPatterns.areNamed(Token.of(stage.drl())) ? StatesRead.NAMED : StatesRead.ALL;
    }

    /** Those of the facts that the rules read, in their order. */
    List<Object> told(Iterable<?> facts) {
        List<Object> told = new ArrayList<>();
        for (Object fact : facts) {
            if (reads(fact)) {
                told.add(fact);
            }
        }
        return told;
    }

    /**
     * Fires the rules for these facts and nothing else.
     *
     * @throws RulesDoNotSettle when they keep firing
     * @throws RulesFailed when one of them throws
     */
    Fired fire(List<Object> told) {
        return sessions.fire(told);
    }

    private boolean reads(Object fact) {
        for (ObjectType type : read) {
            if (type.isAssignableFrom(fact.getClass())) {
                return true;
            }
        }
        return false;
    }

    /** Whose states the rules read. */
    StatesRead states() {
        return states;
    }

    /** What it was compiled from. */
    String text() {
        return text;
    }

    ReleaseId id() {
        return module.id();
    }

    /** The names of the rules, in alphabetical order. */
    List<String> names() {
        return names;
    }

    void unload() {
        sessions.close();
        container.dispose();
        module.close();
    }
}
