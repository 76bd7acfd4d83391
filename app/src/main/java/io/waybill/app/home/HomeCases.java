package io.waybill.app.home;

import io.waybill.mappings.Mappings;
import io.waybill.mappings.Recipient;
import io.waybill.mappings.field.FieldTypes;
import io.waybill.rules.Build;
import io.waybill.rules.cases.Cases;
import io.waybill.rules.cases.Coverage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Runs the cases of a home folder where no Waybill runs: without a database, and without its secrets. Uploaded lists are taken to be there, with the
 * entries that the cases say.
 */
public final class HomeCases {
    private static final String FLOWS = "rules/flows/";

    /** How cells, rules and mappings name a list. */
    private static final Pattern LIST_NAME =
            Pattern.compile("@([A-Za-z0-9_-]+)|list\\s*==\\s*\"([^\"]+)\"|list:\\s*\"?([A-Za-z0-9_-]+)");

    private final FieldTypes types;

    public HomeCases(Clock clock) {
        this.types = new FieldTypes(clock);
    }

    /** What came of the cases of one flow. */
    public sealed interface OfFlow {
        /** The flow's id, the name of its folder. */
        String flow();

        /** They were run. */
        record Run(String flow, Cases.Results results, Coverage coverage) implements OfFlow {}

        /** They were not: the flow cannot be used as it is written. */
        record Broken(String flow, List<HomeProblem> problems) implements OfFlow {}
    }

    /** Runs the cases of every flow, in the order of their names; never throws for what people wrote. */
    public List<OfFlow> run(Path home) {
        var files = new HomeFolder(home, false).read();
        var lists = listNames(files.content());
        var build = new HomeBuild(name -> "", new CaseLeads(), types, () -> lists);
        var mappings = build.mappings(files.content(), lists);
        List<OfFlow> flows = new ArrayList<>();
        build.flows(files.content())
                .forEach((flow, own) -> flows.add(
                        switch (build.compile(flow, own, mappings, lists)) {
                            case Build.Ready ready -> run(flow, own, ready, mappings);
                            case Build.Broken broken -> broken(flow, files, mappings, broken);
                        }));
        return flows;
    }

    private static OfFlow run(String flow, SortedMap<String, byte[]> files, Build.Ready ready, Mappings mappings) {
        var folder = FLOWS + flow + "/";
        var kinds = mappings.recipients().values().stream().collect(Collectors.toMap(Recipient::id, Recipient::kind));
        try (var rules = ready.rules()) {
            var below = folder + "cases/";
            var results =
                    new Cases(rules, new CaseLeads(), kinds).results(files.subMap(below, below + Character.MAX_VALUE));
            return new OfFlow.Run(flow, results, Coverage.of(rules, folder, files.keySet(), results.cases()));
        }
    }

    private static OfFlow broken(String flow, HomeFiles files, Mappings mappings, Build.Broken broken) {
        var problems = new ArrayList<>(files.problems());
        problems.addAll(HomeBuild.ofMappings(mappings.problems()));
        problems.addAll(HomeBuild.ofRules(broken.problems()));
        return new OfFlow.Broken(flow, List.copyOf(problems));
    }

    private static Set<String> listNames(Map<String, byte[]> files) {
        var names = new TreeSet<String>();
        files.forEach((path, content) -> {
            if (!path.startsWith("rules/lists/") && !path.endsWith(".json")) {
                var found = LIST_NAME.matcher(new String(content, StandardCharsets.UTF_8));
                while (found.find()) {
                    var group = found.group(1) != null ? 1 : found.group(2) != null ? 2 : 3;
                    names.add(found.group(group));
                }
            }
        });
        files.keySet().stream()
                .filter(path -> path.startsWith("rules/lists/") && path.endsWith(".txt"))
                .forEach(
                        path -> names.remove(path.substring("rules/lists/".length(), path.length() - ".txt".length())));
        return names;
    }
}
