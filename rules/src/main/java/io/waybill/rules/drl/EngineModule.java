package io.waybill.rules.drl;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.drools.compiler.compiler.io.memory.MemoryFileSystem;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.compiler.kproject.models.KieModuleModelImpl;
import org.drools.model.codegen.ExecutableModelProject;
import org.drools.modelcompiler.CanonicalKieModuleProvider;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieServices;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;

/**
 * One stage, built in the engine's own repository. Every build has its own id, since the engine keeps what it once read under an id; whoever
 * builds must {@link #close} it, whether it has errors or not.
 */
final class EngineModule implements AutoCloseable {
    private static final AtomicLong BUILDS = new AtomicLong();
    private static final ClassLoader CLASSES = EngineModule.class.getClassLoader();

    private final KieServices kie = KieServices.get();
    private final ReleaseId id;
    private final List<BuildError> errors;

    private final boolean loaded;

    private EngineModule(StageText text, byte @Nullable [] kept) {
        id = kie.newReleaseId("io.waybill", text.stage().word(), String.valueOf(BUILDS.incrementAndGet()));
        loaded = kept != null && load(kept);
        errors = loaded ? List.of() : build(text);
    }

    /** Compiles the text. */
    static EngineModule of(StageText text) {
        return new EngineModule(text, null);
    }

    /** The same for a text that may have been compiled before: then what was kept is loaded. */
    static EngineModule ofKept(StageText text) {
        return new EngineModule(text, KeptStages.find(text));
    }

    private List<BuildError> build(StageText text) {
        String path = text.stage().packageName().replace('.', '/') + "/"
                + text.stage().file();
        KieFileSystem files = kie.newKieFileSystem()
                .generateAndWritePomXML(id)
                .write("src/main/resources/" + path, text.drl().text());
        try {
            return kie
                    .newKieBuilder(files, CLASSES)
                    .buildAll(ExecutableModelProject.class)
                    .getResults()
                    .getMessages(Message.Level.ERROR)
                    .stream()
                    .map(BuildError::of)
                    .toList();
        } catch (RuntimeException thrown) {
            // The engine's own code generator throws on some texts that its parser lets through; for the author that is
            // an error like any other.
            return List.of(BuildError.ofFall());
        }
    }

    private boolean load(byte[] kept) {
        var base = new KieModuleModelImpl();
        base.newKieBaseModel("rules").addPackage("*").setDefault(true);
        try {
            kie.getRepository()
                    .addKieModule(new CanonicalKieModuleProvider()
                            .createKieModule(id, base, MemoryFileSystem.readFromJar(kept)));
            return true;
        } catch (RuntimeException broken) {
            // It was cut off or altered; the text is still there.
            return false;
        }
    }

    /** Keeps what was made of the text, which is to have no errors. */
    void keep(StageText text) {
        if (!loaded) {
            KeptStages.keep(text, () -> built().getBytes());
        }
    }

    private InternalKieModule built() {
        if (kie.getRepository().getKieModule(id) instanceof InternalKieModule module) {
            return module;
        }
        throw new IllegalStateException("Rules (%s) were compiled but cannot be looked at.".formatted(id));
    }

    /** What the compiled rules do that rules must not; to be asked before they are loaded. */
    Set<Misuse> misuses() {
        InternalKieModule module = built();
        Set<Misuse> misuses = new LinkedHashSet<>();
        module.getFileNames().stream()
                .filter(name -> name.endsWith(".class"))
                .sorted()
                .forEach(name -> misuses.addAll(GeneratedCode.misusesIn(module.getBytes(name))));
        return misuses;
    }

    ReleaseId id() {
        return id;
    }

    List<BuildError> errors() {
        return errors;
    }

    /** What sessions are made of; to be disposed before the module is closed. */
    KieContainer container() {
        return kie.newKieContainer(id, CLASSES);
    }

    @Override
    public void close() {
        kie.getRepository().removeKieModule(id);
    }
}
