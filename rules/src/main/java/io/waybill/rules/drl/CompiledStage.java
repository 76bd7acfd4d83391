package io.waybill.rules.drl;

import org.kie.api.KieBase;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;

/**
 * One stage, ready for sessions.
 *
 * @param text what it was compiled from
 */
record CompiledStage(String text, EngineModule module, KieContainer container, KieBase base) {
    /** @param module without errors */
    static CompiledStage of(StageText text, EngineModule module) {
        KieContainer container = module.container();
        return new CompiledStage(text.drl().text(), module, container, container.getKieBase());
    }

    ReleaseId id() {
        return module.id();
    }

    void unload() {
        container.dispose();
        module.close();
    }
}
