package io.waybill.rules.flow;

import io.waybill.rules.Known;
import io.waybill.rules.flow.YamlMap.Entry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Turns the nodes of a {@code fields.yaml} into a flow. Made for one file, by one thread. */
final class FieldsReader {
    private static final Duration DEFAULT_WAIT = Duration.ofSeconds(10);
    /** Caps are not for rules to read: whoever counts leads does. */
    private static final List<String> KEYS = List.of(
            "name",
            "wait",
            "unsold",
            "test",
            "ping",
            "fields",
            "duplicates",
            "caps",
            "timeout",
            "margin",
            "consent",
            "remediation",
            "returns");

    private static final List<String> PING_KEYS = List.of("holds");
    private static final List<String> RETURN_KEYS = List.of("resell", "pay_back");
    private static final List<String> FIELD_KEYS = List.of("type", "required");

    /** What these names mean in a table's header, they mean there for every flow. */
    private static final List<String> TABLE_COLUMNS = List.of("id", "note", "from", "until", "on", "source", "score");

    private static final List<String> UNSOLD = List.of("failure", "success");

    private final Known known;
    private final Problems problems;

    FieldsReader(Known known, Problems problems) {
        this.known = known;
        this.problems = problems;
    }

    /** @param root null when the file could not be read at all */
    FlowDefinition read(@Nullable Node root) {
        if (root == null) {
            return new FlowDefinition("", DEFAULT_WAIT, UNSOLD.getFirst(), false, Map.of());
        }
        YamlMap flow = YamlMap.of(root, "The file", problems);
        flow.checkKeys(KEYS, "a flow", problems);
        Map<String, FieldSpec> fields = fields(flow);
        return new FlowDefinition(
                name(flow.find("name")),
                duration(flow.find("wait"), DEFAULT_WAIT),
                unsold(flow.find("unsold")),
                yes(flow.find("test")),
                fields,
                new DuplicatesReader(fields, known, problems).read(flow.find("duplicates")),
                pingHolds(flow.find("ping")),
                terms(flow, fields));
    }

    private FlowTerms terms(YamlMap flow, Map<String, FieldSpec> fields) {
        Entry timeout = flow.find("timeout");
        return new FlowTerms(
                timeout == null ? null : duration(timeout, Duration.ZERO),
                new MarginReader(problems).find(flow.find("margin")),
                consent(flow.find("consent"), fields),
                yes(flow.find("remediation")),
                returns(flow.find("returns")));
    }

    private FlowTerms.Returns returns(@Nullable Entry entry) {
        if (entry == null) {
            return FlowTerms.Returns.KEPT;
        }
        YamlMap returns = YamlMap.of(entry.value(), "The map returns", problems);
        returns.checkKeys(RETURN_KEYS, "returns", problems);
        boolean resell = yes(returns.find("resell"));
        Entry payBack = returns.find("pay_back");
        if (yes(payBack) && !resell) {
            problems.error(
                    payBack == null ? entry.line() : payBack.line(),
                    "pay_back",
                    "",
                    "Nothing is paid back where nothing is sold again. Maybe resell: yes beside it?");
        }
        return new FlowTerms.Returns(resell, yes(payBack));
    }

    private @Nullable String consent(@Nullable Entry entry, Map<String, FieldSpec> fields) {
        if (entry != null && !fields.containsKey(entry.text())) {
            problems.error(
                    entry.line(),
                    "consent",
                    entry.text(),
                    "is not a field of the flow." + Suggestion.maybe(entry.text(), fields.keySet()));
        }
        return entry == null ? null : entry.text();
    }

    private Duration pingHolds(@Nullable Entry entry) {
        if (entry == null) {
            return FlowDefinition.PING_HOLDS;
        }
        YamlMap ping = YamlMap.of(entry.value(), "The map ping", problems);
        ping.checkKeys(PING_KEYS, "ping", problems);
        return duration(ping.find("holds"), FlowDefinition.PING_HOLDS);
    }

    private String name(@Nullable Entry entry) {
        if (entry != null && !entry.plain()) {
            problems.error(entry.line(), "name", "", "The name is not a plain text. Maybe quotes around it?");
        }
        return entry == null ? "" : entry.text();
    }

    private Duration duration(@Nullable Entry entry, Duration otherwise) {
        if (entry == null) {
            return otherwise;
        }
        Duration duration = DurationText.find(entry.text());
        if (duration == null) {
            problems.error(entry.line(), entry.key(), entry.text(), "is not a duration. " + DurationText.EXAMPLES);
        }
        return duration == null ? otherwise : duration;
    }

    private String unsold(@Nullable Entry entry) {
        String word = entry == null ? UNSOLD.getFirst() : entry.text().toLowerCase(Locale.ROOT);
        if (entry != null && !UNSOLD.contains(word)) {
            problems.error(
                    entry.line(),
                    "unsold",
                    entry.text(),
                    "is none of failure, success." + Suggestion.maybe(word, UNSOLD));
            return UNSOLD.getFirst();
        }
        return word;
    }

    private boolean yes(@Nullable Entry entry) {
        if (entry == null) {
            return false;
        }
        return switch (entry.text().toLowerCase(Locale.ROOT)) {
            case "yes", "true" -> true;
            case "no", "false" -> false;
            default -> {
                problems.error(entry.line(), entry.key(), entry.text(), "is not yes or no. Maybe true?");
                yield false;
            }
        };
    }

    private Map<String, FieldSpec> fields(YamlMap flow) {
        Map<String, FieldSpec> fields = new LinkedHashMap<>();
        Entry entry = flow.find("fields");
        if (entry == null) {
            problems.error(flow.line(), "fields", "", "The flow has no fields. Maybe fields: is missing?");
            return fields;
        }
        YamlMap.of(entry.value(), "The list of fields", problems)
                .entries()
                .values()
                .forEach(field -> {
                    checkName(field);
                    warnOfColumns(field);
                    fields.put(field.key(), field(field));
                });
        return fields;
    }

    private void warnOfColumns(Entry field) {
        if (TABLE_COLUMNS.contains(field.key())) {
            problems.warning(
                    field.line(),
                    field.key(),
                    field.key(),
                    "is another column in tables, which cannot read this field. Maybe another name?");
        }
    }

    /** A dot parts a field from its parts, so a name has none. */
    private void checkName(Entry field) {
        if (!field.key().matches("[A-Za-z_][A-Za-z0-9_-]{0,99}")) {
            problems.error(
                    field.line(),
                    field.key(),
                    field.key(),
                    "is not a name for a field. Maybe letters, digits and _ only?");
        }
    }

    private FieldSpec field(Entry field) {
        if (field.plain()) {
            return new FieldSpec(field.key(), type(field, field), false);
        }
        YamlMap settings = YamlMap.of(field.value(), "The field " + Problems.shortened(field.key()), problems);
        settings.checkKeys(FIELD_KEYS, "a field", problems);
        Entry type = settings.find("type");
        if (type == null) {
            problems.error(field.line(), field.key(), "", "The field has no type. Maybe type: string?");
        }
        return new FieldSpec(field.key(), type == null ? "" : type(field, type), yes(settings.find("required")));
    }

    private String type(Entry field, Entry type) {
        if (!known.types().containsKey(type.text())) {
            problems.error(
                    type.line(),
                    field.key(),
                    type.text(),
                    "is not a type."
                            + Suggestion.maybe(type.text(), known.types().keySet()));
        }
        return type.text();
    }
}
