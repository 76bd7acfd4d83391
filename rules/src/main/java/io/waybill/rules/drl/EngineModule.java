package io.waybill.rules.drl;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
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

    EngineModule(StageText text) {
        id = kie.newReleaseId("io.waybill", text.stage().word(), String.valueOf(BUILDS.incrementAndGet()));
        String path = text.stage().packageName().replace('.', '/') + "/"
                + text.stage().file();
        KieFileSystem files = kie.newKieFileSystem()
                .generateAndWritePomXML(id)
                .write("src/main/resources/" + path, text.drl().text());
        errors = build(files);
    }

    private List<BuildError> build(KieFileSystem files) {
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

    /** What the compiled rules do that rules must not; to be asked before they are loaded. */
    Set<Misuse> misuses() {
        Set<Misuse> misuses = new LinkedHashSet<>();
        if (kie.getRepository().getKieModule(id) instanceof InternalKieModule module) {
            module.getFileNames().stream()
                    .filter(name -> name.endsWith(".class"))
                    .sorted()
                    .forEach(name -> misuses.addAll(GeneratedCode.misusesIn(module.getBytes(name))));
            return misuses;
        }
        throw new IllegalStateException("Rules (%s) were compiled but cannot be looked at.".formatted(id));
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
