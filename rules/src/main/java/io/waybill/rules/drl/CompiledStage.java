package io.waybill.rules.drl;

import org.kie.api.KieBase;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;

/** One stage, ready for sessions. */
record CompiledStage(EngineModule module, KieContainer container, KieBase base) implements AutoCloseable {
    /** @param module without errors */
    static CompiledStage of(EngineModule module) {
        KieContainer container = module.container();
        return new CompiledStage(module, container, container.getKieBase());
    }

    ReleaseId id() {
        return module.id();
    }

    @Override
    public void close() {
        container.dispose();
        module.close();
    }
}
