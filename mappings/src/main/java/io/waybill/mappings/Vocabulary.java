package io.waybill.mappings;

import io.waybill.mappings.yaml.Nearest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the flows of a home call their fields: names that mappings may use but do not define. Immutable.
 *
 * @param flows each flow's fields, and the names of each field's parts; empty when nothing is known, and any name will do
 * @param lists names of the lists there are; null when nothing is known, and any name will do
 */
public record Vocabulary(
        Map<String, Map<String, Set<String>>> flows,
        @Nullable Set<String> lists) {
    /** Nothing is known of the flows. */
    public static final Vocabulary OPEN = new Vocabulary(Map.of());

    /** What every lead has beside its fields. */
    private static final Set<String> OF_EVERY_LEAD = Set.of("id", "score");

    private static final Set<String> OF_EVERY_FIELD = Set.of("raw", "normal", "valid");

    public Vocabulary {
        flows = Map.copyOf(flows);
        lists = lists == null ? null : Set.copyOf(lists);
    }

    /** Words of flows, where nothing is known of lists. */
    public Vocabulary(Map<String, Map<String, Set<String>>> flows) {
        this(flows, null);
    }

    /** The same words, knowing what lists there are. */
    public Vocabulary knowingLists(Set<String> names) {
        return new Vocabulary(flows, names);
    }

    /** Whether there is such a flow, as far as is known. */
    public boolean isFlow(String name) {
        return flows.isEmpty() || flows.containsKey(name);
    }

    /**
     * What is wrong with reading this of a lead: no flow has such a field, or none of that name has such a part. Null when it is fine.
     *
     * @param path the field and, where written, its part
     */
    public @Nullable String findMistake(List<String> path) {
        if (flows.isEmpty() || path.isEmpty() || OF_EVERY_LEAD.contains(path.getFirst())) {
            return null;
        }
        Set<String> fields = new TreeSet<>();
        flows.values().forEach(flow -> fields.addAll(flow.keySet()));
        if (!fields.contains(path.getFirst())) {
            return "No flow has a field (%s). %s".formatted(path.getFirst(), Nearest.maybe(path.getFirst(), fields));
        }
        return path.size() == 1 ? null : findMistake(path.getFirst(), path.get(1));
    }

    private @Nullable String findMistake(String field, String part) {
        Set<String> parts = new TreeSet<>(OF_EVERY_FIELD);
        flows.values().forEach(flow -> parts.addAll(flow.getOrDefault(field, Set.of())));
        return parts.contains(part)
                ? null
                : "The field (%s) has no part (%s). %s".formatted(field, part, Nearest.maybe(part, parts));
    }
}
