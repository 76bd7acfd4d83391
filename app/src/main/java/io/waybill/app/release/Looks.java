package io.waybill.app.release;

import io.waybill.app.home.ActiveFlow;
import io.waybill.app.home.FlowBuild;
import io.waybill.app.home.FlowCompiler;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** Keeps what was compiled lately for a look. What falls out is closed once nobody holds on to it any more. */
@Singleton
final class Looks implements CompiledReleases {
    /** Enough for a draft, what it is compared with, and two colleagues. */
    private static final int MOST = 4;

    /** With other uploaded lists the same files compile to something else. */
    private record Key(String flow, String hash, Set<String> lists) {}

    private final FlowCompiler compiler;
    private final Map<Key, Compiled> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final ReentrantLock one = new ReentrantLock();

    Looks(FlowCompiler compiler) {
        this.compiler = compiler;
    }

    @Override
    public Compiled open(StoredFiles files) {
        // One after the other: two compilations at once take as long, and twice the memory.
        one.lock();
        try {
            var key = new Key(files.flow(), files.hash(), compiler.uploadedLists());
            var known = kept.get(key);
            if (known != null) {
                return known;
            }
            var compiled = compile(files);
            kept.put(key, compiled);
            if (kept.size() > MOST) {
                kept.remove(kept.keySet().iterator().next());
            }
            return compiled;
        } finally {
            one.unlock();
        }
    }

    private Compiled compile(StoredFiles files) {
        return switch (compiler.compile(files.flow(), files.content())) {
            case FlowBuild.Unusable broken -> new Compiled.Broken(broken.problems());
            case FlowBuild.Usable usable -> new Compiled.Ready(held(usable.flow()), usable.worthALook());
        };
    }

    private static ActiveFlow held(ActiveFlow flow) {
        return new ActiveFlow(flow.id(), HeldRules.of(flow.rules()), flow.mappings(), flow.limits());
    }

    @PreDestroy
    void close() {
        one.lock();
        try {
            kept.clear();
        } finally {
            one.unlock();
        }
    }
}
