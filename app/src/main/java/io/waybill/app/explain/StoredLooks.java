package io.waybill.app.explain;

import io.waybill.app.home.ActiveFlow;
import io.waybill.app.home.Releases;
import io.waybill.app.release.Compiled;
import io.waybill.app.release.CompiledReleases;
import io.waybill.app.release.ReleaseFiles;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Looks at what is in force on this node, and at what is stored. */
@Singleton
final class StoredLooks implements Looks {
    private final Releases inForce;
    private final ReleaseFiles files;
    private final CompiledReleases compiled;

    StoredLooks(Releases inForce, ReleaseFiles files, CompiledReleases compiled) {
        this.inForce = inForce;
        this.files = files;
        this.compiled = compiled;
    }

    @Override
    public Look find(String flow, String name) {
        ActiveFlow active = findInForce(flow, name);
        if (active != null) {
            return new Look.Ready(active);
        }
        var stored = files.find(flow, name);
        if (stored == null) {
            return new Look.Gone();
        }
        return switch (compiled.open(stored)) {
            case Compiled.Ready ready -> new Look.Ready(ready.flow());
            case Compiled.Broken broken -> new Look.Broken(broken.problems());
        };
    }

    /** What decides now needs no compiling. */
    private @Nullable ActiveFlow findInForce(String flow, String name) {
        var active = inForce.find(flow);
        return active != null && (name.equals(ACTIVE) || name.equals(active.release())) ? active : null;
    }
}
