package io.waybill.rules.flow;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** A map of a YAML file, with the lines on which its keys and values stand. */
record YamlMap(int line, Map<String, Entry> entries) {
    /** A key with its value. */
    record Entry(String key, int line, Node value) {
        boolean plain() {
            return value instanceof ScalarNode;
        }

        /** The plain value; empty for a map or list. */
        String text() {
            return value instanceof ScalarNode scalar ? scalar.getValue().strip() : "";
        }
    }

    /** Takes a node apart; what is no map, or stands there twice, is noted. */
    static YamlMap of(Node node, String what, Problems problems) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        int line = line(node);
        if (!(node instanceof MappingNode map)) {
            problems.error(line, "", "", what + " is not a map. Maybe write name: value, one a line?");
            return new YamlMap(line, entries);
        }
        for (NodeTuple tuple : map.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                Entry entry = new Entry(key.getValue(), line(key), tuple.getValueNode());
                if (entries.putIfAbsent(entry.key(), entry) != null) {
                    problems.error(
                            entry.line(), entry.key(), entry.key(), "stands here a second time. Maybe another name?");
                }
            } else {
                problems.error(
                        line(tuple.getKeyNode()),
                        "",
                        "",
                        what + " has a key that is not a plain word. Maybe name: value?");
            }
        }
        return new YamlMap(line, entries);
    }

    private static int line(Node node) {
        Mark mark = node.getStartMark();
        return mark == null ? 0 : mark.getLine() + 1;
    }

    @Nullable
    Entry find(String key) {
        return entries.get(key);
    }

    /** Notes every key that is not one of these. */
    void checkKeys(Collection<String> keys, String what, Problems problems) {
        entries.values().stream()
                .filter(entry -> !keys.contains(entry.key()))
                .forEach(entry -> problems.error(
                        entry.line(),
                        entry.key(),
                        entry.key(),
                        "is not a setting of " + what + "." + Suggestion.maybe(entry.key(), keys)));
    }
}
