package io.waybill.app.home;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.waybill.mappings.Mappings;
import io.waybill.rules.Build;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The releases made of the home folder as it was when it was last without errors. A broken file leaves what is in force alone and is
 * reported; leads in flight finish the round they are in with the rules they began it with.
 */
// Before the doors open: the first lead must find its flow.
@Context
@Requires(property = "waybill.home")
final class HomeReleases implements Releases {
    private static final Logger LOG = LoggerFactory.getLogger(HomeReleases.class);

    /** A flow's files as last seen: their hash, the uploaded lists they could name, what is in force, what is wrong with them. */
    private record Seen(
            String hash, Set<String> lists, @Nullable ActiveFlow active, List<HomeProblem> problems) {}

    /** @param broken sources whose files cannot be used */
    private record State(
            Map<String, Seen> seen, Map<String, ActiveFlow> flows, List<HomeProblem> problems, Set<String> broken) {}

    private final HomeFolder folder;
    private final HomeBuild build;
    private final Retirement retirement;
    private SortedMap<String, byte[]> read = new TreeMap<>();
    private volatile State state = new State(Map.of(), Map.of(), List.of(), Set.of());

    HomeReleases(HomeFolder folder, HomeBuild build, Retirement retirement) {
        this.folder = folder;
        this.build = build;
        this.retirement = retirement;
        reload();
    }

    @Override
    public @Nullable ActiveFlow find(String flow) {
        return state.flows().get(flow);
    }

    @Override
    public boolean unusable(String flow, String source) {
        var now = state;
        var seen = now.seen().get(flow);
        return seen != null && (seen.active() == null || now.broken().contains(source));
    }

    @Override
    public Map<String, ActiveFlow> flows() {
        return state.flows();
    }

    @Override
    public List<HomeProblem> problems() {
        return state.problems();
    }

    /** Reads the folder and puts in force what is without errors. A mapping file with errors holds everything back, as recipients are shared. */
    synchronized void reload() {
        var files = folder.read();
        if (files.complete()) {
            read = files.content();
        }
        swap(files.complete() ? state(files.content()) : unread(files));
    }

    /** Looks again at what was read last, as there are other uploaded lists now; does not read the folder. */
    synchronized void lookAgain() {
        if (!read.isEmpty()) {
            swap(state(read));
        }
    }

    private void swap(State next) {
        var before = state;
        state = next;
        report(before, state);
        before.flows().values().stream()
                .filter(flow -> !state.flows().containsValue(flow))
                .forEach(flow -> retirement.retire(flow.rules()));
    }

    private State state(SortedMap<String, byte[]> files) {
        var lists = build.uploadedLists();
        var mappings = build.mappings(files, lists);
        boolean usable = mappings.problems().isEmpty() || state.seen().isEmpty();
        var seen = new TreeMap<String, Seen>();
        build.flows(files).forEach((id, own) -> seen.put(id, look(id, own, new Around(lists, mappings, usable))));
        return state(seen, HomeBuild.ofMappings(mappings.problems()), HomeBuild.brokenSources(files, mappings));
    }

    /** What is in force stays so; a flow seen for the first time waits until all can be read. */
    private State unread(HomeFiles files) {
        var seen = new TreeMap<>(state.seen());
        build.flows(files.content())
                .keySet()
                .forEach(id -> seen.putIfAbsent(id, new Seen("", Set.of(), null, List.of())));
        seen.replaceAll((id, last) -> new Seen("", Set.of(), last.active(), List.of()));
        return state(seen, files.problems(), state.broken());
    }

    /** What all flows share: the uploaded lists, the mappings, and whether a new release may be put in force. */
    private record Around(Set<String> lists, Mappings mappings, boolean usable) {}

    private Seen look(String id, SortedMap<String, byte[]> own, Around around) {
        var hash = ReleaseHash.of(own);
        var last = state.seen().get(id);
        if (last != null && last.hash().equals(hash) && last.lists().equals(around.lists())) {
            return last;
        }
        var inForce = last == null ? null : last.active();
        return switch (build.compile(id, own, around.mappings(), around.lists())) {
            case Build.Broken broken -> new Seen(hash, around.lists(), inForce, HomeBuild.ofRules(broken.problems()));
            case Build.Ready ready -> ready(ready, new Seen(hash, around.lists(), inForce, List.of()), id, own, around);
        };
    }

    /** @param before what stays in force unless the new one can be used */
    private Seen ready(Build.Ready ready, Seen before, String id, SortedMap<String, byte[]> own, Around around) {
        var limits = build.limits(ready, id, own, around.mappings());
        if (around.usable() && limits.problems().isEmpty()) {
            return new Seen(
                    before.hash(),
                    before.lists(),
                    new ActiveFlow(id, ready.rules(), around.mappings(), limits.limits()),
                    build.worthALook(ready, id, own, around.mappings()));
        }
        ready.rules().close();
        var problems = new ArrayList<>(HomeBuild.ofRules(ready.warnings()));
        problems.addAll(limits.problems());
        return new Seen(before.hash(), before.lists(), before.active(), List.copyOf(problems));
    }

    private static State state(Map<String, Seen> seen, List<HomeProblem> ofAll, Set<String> broken) {
        var flows = new TreeMap<String, ActiveFlow>();
        // What is wrong with a mapping is so for every flow, and told once.
        var problems = new LinkedHashSet<>(ofAll);
        seen.forEach((id, one) -> {
            problems.addAll(one.problems());
            if (one.active() != null) {
                flows.put(id, one.active());
            }
        });
        return new State(Map.copyOf(seen), Map.copyOf(flows), List.copyOf(problems), broken);
    }

    private static void report(State before, State after) {
        after.flows().forEach((id, flow) -> {
            if (!flow.equals(before.flows().get(id))) {
                LOG.info("Flow {}: release {} is in force", id, flow.release().substring(0, 12));
            }
        });
        if (!after.problems().equals(before.problems())) {
            after.problems().forEach(problem -> LOG.warn("{}", problem.line()));
            LOG.info("{} problems in the home folder", after.problems().size());
        }
    }
}
