package io.waybill.app.home;

import io.micronaut.data.exceptions.DataAccessException;
import io.waybill.app.home.HomeState.Seen;
import io.waybill.mappings.Mappings;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compiles the flows of the home folder that have changed, and has them put in force. For one thread. */
final class HomeFlows {
    private static final Logger LOG = LoggerFactory.getLogger(HomeFlows.class);

    /**
     * What all flows share.
     *
     * @param lists the uploaded lists
     * @param earlier what came last from a home folder, by flow
     */
    private record Around(Set<String> lists, Mappings mappings, HomeState before, Map<String, String> earlier) {
        private boolean first() {
            return before.seen().isEmpty();
        }

        /** Whether these files of the flow had their turn: at the last look, or before this start. */
        private boolean isOld(String flow, String hash) {
            var last = before.seen().get(flow);
            return last == null
                    ? hash.equals(earlier.get(flow))
                    : last.usable() && last.hash().equals(hash);
        }
    }

    private final HomeBuild build;
    private final FlowCompiler compiler;
    private final FlowsInForce inForce;
    private final @Nullable HomeStore store;
    private boolean told;

    HomeFlows(HomeBuild build, FlowsInForce inForce, @Nullable HomeStore store) {
        this.build = build;
        this.compiler = new FlowCompiler(build, inForce);
        this.inForce = inForce;
        this.store = store;
    }

    /** The flows that the files describe. */
    Collection<String> ids(SortedMap<String, byte[]> files) {
        return build.flows(files).keySet();
    }

    /**
     * What came of a look.
     *
     * @param state the folder as it is now, after what it says was put in force where it can be
     * @param settled false where the database was away, so that it must be looked at again though nothing changes
     */
    record Looked(HomeState state, boolean settled) {}

    /** Looks at the files, and has put in force what is new in them. */
    Looked look(SortedMap<String, byte[]> files, HomeState before) {
        var lists = build.uploadedLists();
        var mappings = build.mappings(files, lists);
        var earlier = before.seen().isEmpty() && store != null ? store.lastFromHome() : Map.<String, String>of();
        var around = new Around(lists, mappings, before, earlier);
        var seen = new TreeMap<String, Seen>();
        build.flows(files).forEach((id, own) -> seen.put(id, patiently(id, () -> look(id, own, around))));
        gone(seen.keySet(), around).forEach(id -> {
            if (patiently(id, () -> withdraw(id)).equals(Seen.AGAIN)) {
                seen.put(id, Seen.AGAIN);
            }
        });
        var problems = HomeBuild.ofMappings(mappings.problems());
        return new Looked(
                HomeState.of(seen, problems, HomeBuild.brokenSources(files, mappings)),
                !seen.containsValue(Seen.AGAIN));
    }

    private Seen patiently(String id, Supplier<Seen> work) {
        try {
            var seen = work.get();
            told = false;
            return seen;
        } catch (DataAccessException away) {
            if (!told) {
                LOG.warn("Flow {}: what was saved is put in force once the database answers again.", id, away);
            }
            told = true;
            return Seen.AGAIN;
        }
    }

    private Seen look(String id, SortedMap<String, byte[]> own, Around around) {
        var hash = ReleaseHash.of(own);
        var last = around.before().seen().get(id);
        // What could not be used may be now: mappings speak of other flows' fields too, which are no part of this hash.
        if (last != null
                && last.usable()
                && last.hash().equals(hash)
                && last.lists().equals(around.lists())) {
            return last;
        }
        var atHand = inForce.findAtHand(id, hash, around.lists());
        return switch (atHand == null ? compile(id, own, around) : atHand) {
            case FlowBuild.Unusable broken -> new Seen(hash, around.lists(), broken.problems(), false);
            case FlowBuild.Usable usable -> {
                var problems = take(usable, own, around);
                yield new Seen(
                        hash, around.lists(), problems.isEmpty() ? usable.worthALook() : problems, problems.isEmpty());
            }
        };
    }

    /** At the first look, what can be used is used: nothing else is there that could stay in force. */
    private FlowBuild compile(String id, SortedMap<String, byte[]> own, Around around) {
        return around.first() && inForce.find(id) == null
                ? compiler.compileAnyhow(id, own, around.mappings(), around.lists())
                : compiler.compile(id, own, around.mappings(), around.lists());
    }

    /** Puts in force what is new; why not, if it cannot be. */
    private List<HomeProblem> take(FlowBuild.Usable usable, SortedMap<String, byte[]> own, Around around) {
        var id = usable.flow().id();
        var hash = usable.flow().release();
        var now = inForce.find(id);
        if (store == null) {
            inForce.put(usable);
            return List.of();
        }
        if (now != null && now.release().equals(hash)) {
            inForce.refresh(usable);
            if (!around.isOld(id, hash)) {
                store.noteHome(id, hash);
            }
            return List.of();
        }
        if (around.isOld(id, hash)) {
            // Something else was put in force since, and stays so until the next change.
            inForce.lay(usable);
            return List.of();
        }
        return store.publish(own, usable);
    }

    private Seen withdraw(String id) {
        if (store == null) {
            inForce.remove(id);
        } else {
            store.withdraw(id);
        }
        return new Seen("", Set.of(), List.of(), true);
    }

    /** Flows that are no longer there; after a start only those that came from this folder, and nothing else since. */
    private Set<String> gone(Set<String> there, Around around) {
        var gone = new TreeSet<>(around.before().seen().keySet());
        around.earlier().forEach((id, hash) -> {
            var now = inForce.find(id);
            // A folder without any flow is a wrong folder rather than the wish to end all.
            if (!there.isEmpty() && now != null && now.release().equals(hash)) {
                gone.add(id);
            }
        });
        gone.removeAll(there);
        return gone;
    }
}
