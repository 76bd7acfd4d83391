package io.waybill.rules.flow;

import io.waybill.rules.Known;
import io.waybill.rules.flow.DuplicateCheck.Only;
import io.waybill.rules.flow.YamlMap.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the {@code duplicates:} of a {@code fields.yaml}. Made for one file, by one thread. */
final class DuplicatesReader {
    private static final List<String> KEYS = List.of("fields", "within", "across", "match", "only");
    private static final List<String> ACROSS = List.of("flow", "flows");
    private static final List<String> MATCH = List.of("any", "all");
    private static final List<String> ONLY = Arrays.stream(Only.values())
            .map(only -> only.name().toLowerCase(Locale.ROOT))
            .toList();
    private static final Duration DEFAULT_WITHIN = Duration.ofDays(30);
    private static final Duration LONGEST = Duration.ofDays(3_650);

    private final TreeSet<String> columns = new TreeSet<>();
    private final Problems problems;

    /** @param fields the flow's own */
    DuplicatesReader(Map<String, FieldSpec> fields, Known known, Problems problems) {
        this.problems = problems;
        fields.values().forEach(field -> {
            columns.add(field.name());
            TypeShape shape = known.types().get(field.type());
            if (shape != null) {
                shape.parts().keySet().forEach(part -> columns.add(field.name() + "." + part));
            }
        });
    }

    Map<String, DuplicateCheck> read(@Nullable Entry entry) {
        Map<String, DuplicateCheck> checks = new LinkedHashMap<>();
        if (entry != null) {
            YamlMap.of(entry.value(), "The list of duplicates", problems)
                    .entries()
                    .values()
                    .forEach(check -> checks.put(check.key(), check(check)));
        }
        return checks;
    }

    private DuplicateCheck check(Entry entry) {
        if (!entry.key().matches("[A-Za-z_][A-Za-z0-9_-]{0,99}")) {
            problems.error(
                    entry.line(),
                    entry.key(),
                    entry.key(),
                    "is not a name for a check. Maybe letters, digits and _ only?");
        }
        YamlMap settings = YamlMap.of(entry.value(), "The check " + Problems.shortened(entry.key()), problems);
        settings.checkKeys(KEYS, "a check for duplicates", problems);
        return new DuplicateCheck(
                entry.key(),
                fields(entry, settings.find("fields")),
                within(entry, settings.find("within")),
                word(settings.find("across"), ACROSS).equals("flows"),
                word(settings.find("match"), MATCH).equals("all"),
                Only.valueOf(word(settings.find("only"), ONLY).toUpperCase(Locale.ROOT)));
    }

    private List<String> fields(Entry check, @Nullable Entry entry) {
        List<String> fields = new ArrayList<>();
        if (entry != null) {
            List<Node> nodes = entry.value() instanceof SequenceNode list ? list.getValue() : List.of(entry.value());
            nodes.forEach(node -> fields.add(
                    node instanceof ScalarNode scalar ? scalar.getValue().strip() : ""));
        }
        if (fields.isEmpty()) {
            problems.error(check.line(), "fields", "", "The check compares no fields. Maybe fields: [email, phone_1]?");
        }
        fields.stream()
                .filter(field -> !columns.contains(field))
                .forEach(field -> problems.error(
                        entry == null ? check.line() : entry.line(),
                        "fields",
                        field,
                        "is not a field of this flow, nor a part of one." + Suggestion.maybe(field, columns)));
        return fields.stream().distinct().toList();
    }

    private Duration within(Entry check, @Nullable Entry entry) {
        if (entry == null) {
            problems.error(
                    check.line(), "within", "", "The check does not say how far it looks back. Maybe within: 30d?");
            return DEFAULT_WITHIN;
        }
        Duration within = DurationText.find(entry.text());
        if (within == null || within.isZero() || within.compareTo(LONGEST) > 0) {
            problems.error(
                    entry.line(),
                    "within",
                    entry.text(),
                    "is not a duration of up to %d days. Maybe 30d, 24h or 10m?".formatted(LONGEST.toDays()));
            return DEFAULT_WITHIN;
        }
        return within;
    }

    /** The word, or the first of those that may stand there. */
    private String word(@Nullable Entry entry, List<String> words) {
        String word = entry == null ? words.getFirst() : entry.text().toLowerCase(Locale.ROOT);
        if (entry == null || words.contains(word)) {
            return word;
        }
        problems.error(
                entry.line(),
                entry.key(),
                entry.text(),
                "is none of " + String.join(", ", words) + "." + Suggestion.maybe(word, words));
        return words.getFirst();
    }
}
