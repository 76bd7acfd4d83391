package io.waybill.app.home;

import io.waybill.app.limit.FlowShape;
import io.waybill.mappings.MappingLoader;
import io.waybill.mappings.MappingProblem;
import io.waybill.mappings.Mappings;
import io.waybill.mappings.Recipient;
import io.waybill.mappings.Secrets;
import io.waybill.mappings.Vocabulary;
import io.waybill.mappings.field.FieldType;
import io.waybill.mappings.field.FieldTypes;
import io.waybill.mappings.terms.FlowCaps;
import io.waybill.rules.Build;
import io.waybill.rules.FlowFiles;
import io.waybill.rules.Known;
import io.waybill.rules.RuleProblem;
import io.waybill.rules.RuleSetCompiler;
import io.waybill.rules.cases.Cases;
import io.waybill.rules.fact.Listed;
import io.waybill.rules.flow.FlowDefinition;
import io.waybill.rules.flow.TypeShape;
import io.waybill.rules.flow.ValueKind;
import io.waybill.rules.table.cell.NamedLists;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Makes releases of the files of a home: content in, flows with their rules and mappings out, or all problems. */
@Singleton
final class HomeBuild {
    private static final String FLOWS = "rules/flows/";
    private static final String LISTS = "rules/lists/";
    private static final String MAPPINGS = "mappings/";
    private static final String SOURCES = "mappings/sources/";
    private final Secrets secrets;
    private final CaseLeads leads;
    private final Map<String, TypeShape> types;
    private final FlowWords words;
    private final ListNames uploaded;

    HomeBuild(Secrets secrets, CaseLeads leads, FieldTypes types, ListNames uploaded) {
        this.uploaded = uploaded;
        this.secrets = secrets;
        this.leads = leads;
        this.types = types.all().stream().collect(Collectors.toUnmodifiableMap(FieldType::name, HomeBuild::shape));
        this.words = new FlowWords(this.types);
    }

    /** The names of the uploaded lists now. */
    Set<String> uploadedLists() {
        return uploaded.all();
    }

    /** Reads the mapping files; they may name the fields that the flows have, and lists. */
    Mappings mappings(SortedMap<String, byte[]> files, Set<String> uploadedLists) {
        return mappings(files, uploadedLists, Map.of());
    }

    /** The same where they may speak of other flows as well, which are not among the files. */
    Mappings mappings(SortedMap<String, byte[]> files, Set<String> uploadedLists, Map<String, FlowDefinition> others) {
        return mappings(files, uploadedLists, words.with(words.of(flows(files)), others));
    }

    private Mappings mappings(SortedMap<String, byte[]> files, Set<String> uploadedLists, Vocabulary known) {
        var names = new TreeSet<>(uploadedLists);
        names.addAll(lists(files).keySet());
        return MappingLoader.load(below(files, MAPPINGS), secrets, known.knowingLists(names));
    }

    /** The same where nothing is known of other flows: any field and flow may be one of theirs. */
    Mappings mappingsOfAnyFields(SortedMap<String, byte[]> files, Set<String> uploadedLists) {
        return mappings(files, uploadedLists, Vocabulary.OPEN);
    }

    /** Sources that have a file, but one that cannot be used. */
    static Set<String> brokenSources(SortedMap<String, byte[]> files, Mappings mappings) {
        return below(files, SOURCES).keySet().stream()
                .filter(name -> name.endsWith(".yaml") || name.endsWith(".yml"))
                .map(name -> name.substring(SOURCES.length(), name.lastIndexOf('.')))
                .filter(id -> !mappings.sources().containsKey(id))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The flows that the files describe, each with the files it depends on: its own, the lists and all mappings. */
    Map<String, SortedMap<String, byte[]>> flows(SortedMap<String, byte[]> files) {
        var shared = new TreeMap<String, byte[]>(below(files, LISTS));
        shared.putAll(below(files, MAPPINGS));
        var flows = new TreeMap<String, SortedMap<String, byte[]>>();
        below(files, FLOWS).forEach((name, content) -> {
            var parts = name.substring(FLOWS.length()).split("/", 2);
            if (parts.length == 2) {
                flows.computeIfAbsent(parts[0], flow -> new TreeMap<>(shared)).put(name, content);
            }
        });
        return flows;
    }

    /** Compiles one flow's rules; the release's hash covers everything it depends on. */
    Build compile(String flow, SortedMap<String, byte[]> files, Mappings mappings, Set<String> uploadedLists) {
        var own = below(files, FLOWS + flow + "/");
        var source = new FlowFiles(flow, ReleaseHash.of(files), own, lists(files));
        return RuleSetCompiler.compile(source, known(mappings, uploadedLists));
    }

    /** The caps that leads of one flow fall under. */
    LimitsBuild limits(Build.Ready ready, String flow, SortedMap<String, byte[]> files, Mappings mappings) {
        return limits(ready.rules().flow(), flow, files, mappings);
    }

    /** The same where the flow's rules cannot be used, as far as its fields are known. */
    LimitsBuild limits(FlowDefinition definition, String flow, SortedMap<String, byte[]> files, Mappings mappings) {
        var path = FLOWS + flow + "/fields.yaml";
        var own = FlowCaps.read(path, files.getOrDefault(path, new byte[0]), secrets, words.of(Map.of(flow, files)));
        var lists = LimitsBuild.asks(mappings, own) ? lists(files) : Map.<String, byte[]>of();
        return LimitsBuild.of(
                new LimitsBuild.Parts(
                        flow,
                        new FlowShape(definition, types),
                        mappings,
                        own,
                        files.getOrDefault(FLOWS + flow + "/tiers.csv", new byte[0])),
                NamedLists.read(lists, uploadedLists()));
    }

    /** Cases that come out differently than they expect. */
    List<HomeProblem> cases(Build.Ready ready, String flow, SortedMap<String, byte[]> files, Mappings mappings) {
        var kinds = mappings.recipients().values().stream().collect(Collectors.toMap(Recipient::id, Recipient::kind));
        var cases = new Cases(ready.rules(), leads, kinds).run(below(files, FLOWS + flow + "/cases/"));
        return ofRules(cases.problems());
    }

    Known known(Mappings mappings, Set<String> uploadedLists) {
        return new Known(
                types,
                mappings.sources().keySet(),
                mappings.recipients().keySet(),
                mappings.enhancements().values().stream()
                        .collect(Collectors.toMap(one -> one.id(), one -> one.appends())),
                mappings.recipients().values().stream()
                        .filter(recipient -> recipient.ping() != null)
                        .map(Recipient::id)
                        .collect(Collectors.toSet()),
                uploadedLists,
                mappings.recipients().values().stream()
                        .flatMap(recipient -> recipient.suppress().stream())
                        .map(suppression -> new Listed(suppression.list(), suppression.field()))
                        .collect(Collectors.toSet()));
    }

    static Map<String, byte[]> lists(SortedMap<String, byte[]> files) {
        var lists = new TreeMap<String, byte[]>();
        below(files, LISTS).forEach((name, content) -> {
            if (name.endsWith(".txt")) {
                lists.put(name.substring(LISTS.length(), name.length() - ".txt".length()), content);
            }
        });
        return lists;
    }

    static SortedMap<String, byte[]> below(SortedMap<String, byte[]> files, String folder) {
        return files.subMap(folder, folder + Character.MAX_VALUE);
    }

    static TypeShape shape(FieldType type) {
        return new TypeShape(
                kind(type.kind()),
                type.parts().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, part -> kind(part.getValue()))));
    }

    private static ValueKind kind(String word) {
        return ValueKind.valueOf(word.toUpperCase(Locale.ROOT));
    }

    static List<HomeProblem> ofMappings(List<MappingProblem> problems) {
        return problems.stream().map(HomeBuild::of).toList();
    }

    static List<HomeProblem> ofRules(List<RuleProblem> problems) {
        return problems.stream().map(HomeProblem::of).toList();
    }

    private static HomeProblem of(MappingProblem problem) {
        return new HomeProblem(problem.file(), problem.line(), problem.key(), problem.cell(), problem.text(), "error");
    }
}
