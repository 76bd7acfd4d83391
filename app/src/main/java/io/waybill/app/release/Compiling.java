package io.waybill.app.release;

import io.micronaut.context.annotation.Requires;
import io.waybill.app.home.FlowBuild;
import io.waybill.app.home.FlowCompiler;
import io.waybill.app.home.FlowsInForce;
import io.waybill.db.release.ReleaseStore;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Makes kept releases ready to be put in force on this node. Safe for use by many threads. */
@Singleton
@Requires(beans = ReleaseStore.class)
final class Compiling {
    private final FlowCompiler compiler;
    private final ReleaseStore store;
    private final FlowsInForce inForce;

    Compiling(FlowCompiler compiler, ReleaseStore store, FlowsInForce inForce) {
        this.compiler = compiler;
        this.store = store;
        this.inForce = inForce;
    }

    /** What is at hand of the release; null when it must be compiled. */
    FlowBuild.@Nullable Usable findAtHand(String flow, String hash) {
        return inForce.findAtHand(flow, hash, compiler.uploadedLists());
    }

    /** The flows that the files of a home describe, each with the files it depends on. */
    Map<String, SortedMap<String, byte[]>> flows(SortedMap<String, byte[]> home) {
        return compiler.flows(home);
    }

    /** From now on it is at hand, until other releases of its flow are. */
    void lay(FlowBuild.Usable built) {
        inForce.lay(built);
    }

    /** The release, from now on at hand where it can be used. */
    FlowBuild ready(String flow, String hash) {
        return ready(flow, hash, compiler::compile);
    }

    /** The same, but recipients and sources that cannot be used on this node are left out: the others decide by it already. */
    FlowBuild readyAnyhow(String flow, String hash) {
        return ready(flow, hash, compiler::compileAnyhow);
    }

    private FlowBuild ready(
            String flow, String hash, BiFunction<String, SortedMap<String, byte[]>, FlowBuild> compile) {
        var atHand = findAtHand(flow, hash);
        if (atHand != null) {
            return atHand;
        }
        var built = compile.apply(flow, store.content(hash));
        if (built instanceof FlowBuild.Usable usable) {
            lay(usable);
        }
        return built;
    }

    /** The names of the uploaded lists now. */
    Set<String> uploadedLists() {
        return compiler.uploadedLists();
    }
}
