package io.waybill.app.release;

import io.micronaut.context.annotation.Requires;
import io.waybill.app.home.Canaries;
import io.waybill.app.home.FlowBuild;
import io.waybill.app.home.FlowCompiler;
import io.waybill.db.release.FlowRelease;
import io.waybill.db.release.FlowRelease.Trials;
import io.waybill.db.release.ReleaseStore;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins and ends on this node what runs beside the releases in force: shadows and canaries. */
@Singleton
@Requires(beans = ReleaseStore.class)
final class TrialRuns {
    private static final Logger LOG = LoggerFactory.getLogger(TrialRuns.class);

    private final FlowCompiler compiler;
    private final ReleaseStore store;
    private final Canaries canaries;
    private final Shadow shadow;
    private final Map<String, Trials> running = new ConcurrentHashMap<>();

    TrialRuns(FlowCompiler compiler, ReleaseStore store, Canaries canaries, Shadow shadow) {
        this.compiler = compiler;
        this.store = store;
        this.canaries = canaries;
        this.shadow = shadow;
    }

    private Trials running(String flow) {
        return running.getOrDefault(flow, Trials.NONE);
    }

    /** Whether something else is to run than does. */
    boolean differs(FlowRelease now) {
        return !running(now.flow()).equals(now.trials());
    }

    /** Makes it so. What cannot be compiled on this node does not run on it. */
    boolean follow(FlowRelease now) {
        var flow = now.flow();
        var before = running(flow);
        var next = now.trials();
        if (!before.canary().equals(next.canary()) || before.percent() != next.percent()) {
            canaries.end(flow);
            begin(flow, next.canary(), built -> canaries.begin(built.flow(), next.percent()));
        }
        if (!before.shadow().equals(next.shadow())) {
            shadow.end(flow);
            begin(flow, next.shadow(), shadow::begin);
        }
        running.put(flow, next);
        return true;
    }

    private void begin(String flow, String hash, Consumer<FlowBuild.Usable> begin) {
        if (!hash.isEmpty()) {
            switch (compiler.compile(flow, store.content(hash))) {
                case FlowBuild.Usable built -> begin.accept(built);
                case FlowBuild.Unusable broken ->
                    LOG.error(
                            "Flow {}: release {} cannot be tried on this node: {}",
                            flow,
                            hash,
                            broken.problems().getFirst().line());
            }
        }
    }
}
