package io.waybill.app.home;

import io.waybill.mappings.Vocabulary;
import io.waybill.mappings.field.FieldType;
import io.waybill.mappings.field.FieldTypes;
import io.waybill.rules.flow.TypeShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the flows of a home call their fields, for those who look at a home without running it. */
public final class HomeWords {
    private final FlowWords words;

    public HomeWords(FieldTypes types) {
        this.words = new FlowWords(
                types.all().stream().collect(Collectors.toUnmodifiableMap(FieldType::name, HomeBuild::shape)));
    }

    /** All field types by name. */
    public Map<String, TypeShape> types() {
        return words.types();
    }

    /** The words of the flows in this home; any word will do where there are none. */
    public Vocabulary of(Path home) throws IOException {
        var flows = new TreeMap<String, SortedMap<String, byte[]>>();
        for (Path flow : flows(home.resolve("rules/flows"))) {
            String name = flow.getFileName().toString();
            byte[] fields = Files.readAllBytes(flow.resolve("fields.yaml"));
            flows.put(name, new TreeMap<>(Map.of("rules/flows/" + name + "/fields.yaml", fields)));
        }
        return words.of(flows);
    }

    private static List<Path> flows(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> flows = Files.list(folder)) {
            return flows.filter(flow -> Files.isRegularFile(flow.resolve("fields.yaml")))
                    .sorted()
                    .toList();
        }
    }
}
