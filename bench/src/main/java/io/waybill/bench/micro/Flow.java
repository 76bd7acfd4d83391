package io.waybill.bench.micro;

import io.waybill.bench.home.BuyersTable;
import io.waybill.bench.home.WorkHome;
import io.waybill.mappings.Enhancement;
import io.waybill.mappings.MappingLoader;
import io.waybill.mappings.Mappings;
import io.waybill.mappings.field.FieldTypes;
import io.waybill.rules.Build;
import io.waybill.rules.FlowFiles;
import io.waybill.rules.Known;
import io.waybill.rules.RuleSet;
import io.waybill.rules.RuleSetCompiler;
import io.waybill.rules.flow.TypeShape;
import io.waybill.rules.flow.ValueKind;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** The work item's files, compiled as Waybill compiles them. */
final class Flow {
    private static final String RULES = "rules/";

    private Flow() {}

    static Mappings mappings() {
        Mappings mappings = MappingLoader.load(bytes(files(), "mappings/"), name -> WorkHome.KEY);
        if (!mappings.problems().isEmpty()) {
            throw new IllegalStateException(mappings.problems().toString());
        }
        return mappings;
    }

    /** @param buyers the buyers table, as CSV */
    static RuleSet rules(String buyers) {
        SortedMap<String, String> files = files();
        files.put(WorkHome.BUYERS, buyers);
        var source = new FlowFiles("loans", "bench", bytes(files, RULES), Map.of());
        return switch (RuleSetCompiler.compile(source, known(mappings()))) {
            case Build.Ready ready -> ready.rules();
            case Build.Broken broken ->
                throw new IllegalStateException(broken.problems().toString());
        };
    }

    private static SortedMap<String, String> files() {
        return new WorkHome(new BuyersTable(10, 2), 1).files();
    }

    private static Map<String, byte[]> bytes(SortedMap<String, String> files, String folder) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().startsWith(folder))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, file -> file.getValue().getBytes(StandardCharsets.UTF_8)));
    }

    private static Known known(Mappings mappings) {
        return new Known(
                new FieldTypes(Clock.systemUTC())
                        .all().stream()
                                .collect(Collectors.toMap(
                                        type -> type.name(),
                                        type -> new TypeShape(
                                                kind(type.kind()),
                                                type.parts().entrySet().stream()
                                                        .collect(Collectors.toMap(
                                                                Map.Entry::getKey, part -> kind(part.getValue())))))),
                mappings.sources().keySet(),
                mappings.recipients().keySet(),
                mappings.enhancements().values().stream()
                        .collect(Collectors.toMap(Enhancement::id, Enhancement::appends)));
    }

    private static ValueKind kind(String word) {
        return ValueKind.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
