package io.waybill.app.home;

import io.waybill.mappings.Mappings;
import io.waybill.rules.Build;
import io.waybill.rules.flow.FlowDefinition;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compiles flows whose files come from anywhere: a stored release, a draft, an upload. Safe for use by many threads. */
@Singleton
public final class FlowCompiler {
    private final HomeBuild build;
    private final FlowsInForce inForce;

    FlowCompiler(HomeBuild build, FlowsInForce inForce) {
        this.build = build;
        this.inForce = inForce;
    }

    /** The flows that the files of a home describe, each with the files it depends on: its own, the lists and all mappings. */
    public Map<String, SortedMap<String, byte[]>> flows(SortedMap<String, byte[]> home) {
        return build.flows(home);
    }

    /** The names of the uploaded lists now: with others, the same files may compile differently. */
    public Set<String> uploadedLists() {
        return build.uploadedLists();
    }

    /**
     * Compiles one flow; takes some tenths of a second. Mappings may speak of fields of flows that are not among the files.
     *
     * @return never an exception for what people wrote
     */
    public FlowBuild compile(String flow, SortedMap<String, byte[]> files) {
        var lists = build.uploadedLists();
        return compile(flow, files, build.mappingsOfAnyFields(files, lists), lists);
    }

    /** The same, but recipients, sources and enhancements that cannot be used are left out: a node that starts serves what it can. */
    public FlowBuild compileAnyhow(String flow, SortedMap<String, byte[]> files) {
        var lists = build.uploadedLists();
        return compileAnyhow(flow, files, build.mappingsOfAnyFields(files, lists), lists);
    }

    /** The same with mappings that were read already. */
    FlowBuild compileAnyhow(String flow, SortedMap<String, byte[]> files, Mappings mappings, Set<String> lists) {
        return compiled(flow, files, mappings, lists, List.of());
    }

    /** What would be wrong with the files if there were no such uploaded list, and is not while there is: nothing where they do not name it. */
    public List<HomeProblem> problemsWithout(String list, String flow, SortedMap<String, byte[]> files) {
        var lists = build.uploadedLists();
        var others = new TreeSet<>(lists);
        others.remove(list);
        var problems = problems(compile(flow, files, build.mappingsOfAnyFields(files, others), others));
        if (!problems.isEmpty()) {
            problems.removeAll(problems(compile(flow, files, build.mappingsOfAnyFields(files, lists), lists)));
        }
        return problems;
    }

    private static List<HomeProblem> problems(FlowBuild built) {
        return switch (built) {
            case FlowBuild.Unusable broken -> new ArrayList<>(broken.problems());
            case FlowBuild.Usable usable -> {
                usable.flow().rules().close();
                yield new ArrayList<>();
            }
        };
    }

    /**
     * Compiles all flows of a home, or a part of one: the mappings may speak of the fields of these flows and of those in force.
     *
     * @return by flow
     */
    public Map<String, FlowBuild> compileHome(SortedMap<String, byte[]> home) {
        var lists = build.uploadedLists();
        var others = new TreeMap<String, FlowDefinition>();
        inForce.flows().forEach((id, flow) -> others.put(id, flow.rules().flow()));
        var mappings = build.mappings(home, lists, others);
        var built = new TreeMap<String, FlowBuild>();
        build.flows(home).forEach((flow, files) -> built.put(flow, compile(flow, files, mappings, lists)));
        return built;
    }

    /** Compiles one flow with mappings that were read already. */
    FlowBuild compile(String flow, SortedMap<String, byte[]> files, Mappings mappings, Set<String> lists) {
        return compiled(flow, files, mappings, lists, HomeBuild.ofMappings(mappings.problems()));
    }

    private FlowBuild compiled(
            String flow,
            SortedMap<String, byte[]> files,
            Mappings mappings,
            Set<String> lists,
            List<HomeProblem> ofMappings) {
        return switch (build.compile(flow, files, mappings, lists)) {
            case Build.Broken broken -> unusable(ofMappings, HomeBuild.ofRules(broken.problems()));
            case Build.Ready ready -> {
                var limits = build.limits(ready, flow, files, mappings);
                if (ofMappings.isEmpty() && limits.problems().isEmpty()) {
                    yield new FlowBuild.Usable(
                            new ActiveFlow(flow, ready.rules(), mappings, limits.limits()),
                            lists,
                            HomeBuild.brokenSources(files, mappings),
                            HomeBuild.ofRules(ready.warnings()),
                            build.cases(ready, flow, files, mappings));
                }
                ready.rules().close();
                yield unusable(ofMappings, limits.problems(), HomeBuild.ofRules(ready.warnings()));
            }
        };
    }

    @SafeVarargs
    private static FlowBuild unusable(List<HomeProblem>... problems) {
        var all = new LinkedHashSet<HomeProblem>();
        for (var some : problems) {
            all.addAll(some);
        }
        return new FlowBuild.Unusable(new ArrayList<>(all));
    }
}
