package io.waybill.rules.drl;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.kie.api.KieBase;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;

/**
 * One stage, ready for sessions.
 *
 * @param shared the built-in rules of a stage: compiled once for all flows, and never unloaded
 */
record CompiledStage(EngineModule module, KieContainer container, KieBase base, boolean shared)
        implements AutoCloseable {
    private static final Map<Stage, CompiledStage> BUILT_IN = new ConcurrentHashMap<>();

    /** @param module without errors */
    static CompiledStage of(EngineModule module) {
        return of(module, false);
    }

    static CompiledStage builtIn(Stage stage) {
        return BUILT_IN.computeIfAbsent(stage, missing -> of(new EngineModule(StageText.builtIn(missing)), true));
    }

    private static CompiledStage of(EngineModule module, boolean shared) {
        KieContainer container = module.container();
        return new CompiledStage(module, container, container.getKieBase(), shared);
    }

    ReleaseId id() {
        return module.id();
    }

    @Override
    public void close() {
        if (!shared) {
            container.dispose();
            module.close();
        }
    }
}
