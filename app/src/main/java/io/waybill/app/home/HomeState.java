package io.waybill.app.home;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The home folder as it was when it was last looked at. Immutable.
 *
 * @param seen its flows by id
 * @param problems all that is wrong with it
 * @param broken sources whose files cannot be used
 */
record HomeState(Map<String, Seen> seen, List<HomeProblem> problems, Set<String> broken) {
    /** Before the first look. */
    static final HomeState UNREAD = new HomeState(Map.of(), List.of(), Set.of());

    /**
     * One flow's files as they were.
     *
     * @param hash empty where they are to be compiled at the next look whether they change or not
     * @param lists the uploaded lists that they could name
     * @param problems what is wrong with them
     * @param usable whether they could be put in force
     */
    record Seen(String hash, Set<String> lists, List<HomeProblem> problems, boolean usable) {
        /** Files that could not be read, or not be settled: the next look compiles them whether they change or not. */
        static final Seen AGAIN = new Seen("", Set.of(), List.of(), false);
    }

    static HomeState of(Map<String, Seen> seen, List<HomeProblem> ofAll, Set<String> broken) {
        // What is wrong with a mapping is so for every flow, and told once.
        var problems = new LinkedHashSet<>(ofAll);
        seen.values().forEach(one -> problems.addAll(one.problems()));
        return new HomeState(Map.copyOf(seen), List.copyOf(problems), broken);
    }

    /** What is in force stays so; a flow seen for the first time waits until all can be read. */
    HomeState unread(HomeFiles files, Collection<String> flows) {
        var all = new TreeMap<>(seen);
        flows.forEach(id -> all.put(id, Seen.AGAIN));
        all.replaceAll((id, last) -> Seen.AGAIN);
        return of(all, files.problems(), broken);
    }
}
