package io.waybill.app.release;

import io.micronaut.context.annotation.Requires;
import io.waybill.app.home.HomeProblem;
import io.waybill.app.home.ReleaseHash;
import io.waybill.db.release.Release;
import io.waybill.db.release.ReleaseStore;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Makes releases of files: one of each flow that they describe, or none where anything is wrong with them. Puts nothing in force. */
@Singleton
@Requires(beans = ReleaseStore.class)
final class Importing {
    private final Compiling compiling;
    private final ReleaseCheck check;
    private final ReleaseStore store;
    private final Clock clock;

    Importing(Compiling compiling, ReleaseCheck check, ReleaseStore store, Clock clock) {
        this.compiling = compiling;
        this.check = check;
        this.store = store;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Imported {
        /** These are kept, some of them maybe since long. */
        record Done(List<Release> releases) implements Imported {
            public Done {
                releases = List.copyOf(releases);
            }
        }

        /** Nothing is kept. */
        record Broken(List<HomeProblem> problems) implements Imported {
            public Broken {
                problems = List.copyOf(problems);
            }
        }
    }

    /**
     * Keeps the releases that the files make.
     *
     * @param home by path below it
     */
    Imported take(SortedMap<String, byte[]> home, String author, String reason) {
        // Who imports a release mostly activates it next: what the check compiled need not be compiled again.
        var problems = check.errors(home, compiling::lay);
        if (!problems.isEmpty()) {
            return new Imported.Broken(problems);
        }
        var releases = new ArrayList<Release>();
        compiling.flows(home).forEach((flow, files) -> {
            var release = new Release(ReleaseHash.of(files), flow, author, reason, clock.instant());
            store.put(release, files);
            releases.add(release);
        });
        return new Imported.Done(releases);
    }
}
