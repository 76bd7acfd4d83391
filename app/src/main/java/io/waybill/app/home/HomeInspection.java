package io.waybill.app.home;

import io.waybill.app.limit.Limit;
import io.waybill.mappings.Mappings;
import io.waybill.mappings.Secrets;
import io.waybill.mappings.field.FieldTypes;
import io.waybill.rules.Build;
import io.waybill.rules.FlowFiles;
import io.waybill.rules.FlowTables;
import io.waybill.rules.Known;
import io.waybill.rules.RuleSetCompiler;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Looks at files without putting anything in force: everything that is wrong with mappings, rules, tables, lists, limits and cases, all at once. A
 * mistake in one file is not told again at every place that names it. Safe for use by many threads.
 */
@Singleton
public final class HomeInspection {
    private final HomeBuild build;

    HomeInspection(HomeBuild build) {
        this.build = build;
    }

    /**
     * For files beside which no Waybill runs.
     *
     * @param uploadedLists the lists that rules may name beside those in files
     */
    public static HomeInspection apart(FieldTypes types, Secrets secrets, Set<String> uploadedLists) {
        return new HomeInspection(new HomeBuild(secrets, new CaseLeads(), types, () -> uploadedLists));
    }

    /** Looks at a home folder. */
    public Inspected home(Path root) {
        var files = new HomeFolder(root).read();
        var content = files.content();
        var mappings = build.mappings(content, build.uploadedLists());
        var inspected = inspect(build.flows(content), mappings);
        Set<HomeProblem> problems = new LinkedHashSet<>(files.problems());
        problems.addAll(inspected.problems());
        return new Inspected(List.copyOf(problems), inspected.flows());
    }

    /** Looks at the files of one flow: its own, the lists and the mappings, which may speak of fields of other flows. */
    public Inspected release(String flow, SortedMap<String, byte[]> files) {
        var mappings = build.mappingsOfAnyFields(files, build.uploadedLists());
        return inspect(Map.of(flow, files), mappings);
    }

    private Inspected inspect(Map<String, SortedMap<String, byte[]>> flows, Mappings mappings) {
        Set<HomeProblem> problems = new LinkedHashSet<>(HomeBuild.ofMappings(mappings.problems()));
        List<FlowMaterial> materials = new ArrayList<>();
        flows.forEach((id, files) -> materials.add(inspect(id, files, mappings, problems)));
        return new Inspected(List.copyOf(problems), materials);
    }

    private FlowMaterial inspect(
            String id, SortedMap<String, byte[]> files, Mappings mappings, Set<HomeProblem> problems) {
        var own = HomeBuild.below(files, "rules/flows/" + id + "/");
        var source = new FlowFiles(id, ReleaseHash.of(files), own, HomeBuild.lists(files));
        Known known = new NamesOfBroken(files, mappings).with(build.known(mappings, build.uploadedLists()));
        switch (RuleSetCompiler.compile(source, known)) {
            case Build.Broken broken -> problems.addAll(HomeBuild.ofRules(broken.problems()));
            case Build.Ready ready -> {
                problems.addAll(HomeBuild.ofRules(ready.warnings()));
                // What goes to a recipient that cannot be used yet is no mistake of the case.
                if (mappings.problems().isEmpty()) {
                    problems.addAll(build.cases(ready, id, files, mappings));
                }
                ready.rules().close();
            }
        }
        var limits = build.limits(FlowTables.read(source, known).flow(), id, files, mappings);
        problems.addAll(limits.problems());
        return new FlowMaterial(
                source,
                known,
                mappings,
                limits.limits().flow().stream().map(Limit::cap).toList());
    }
}
