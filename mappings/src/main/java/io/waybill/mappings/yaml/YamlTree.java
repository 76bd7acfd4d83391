package io.waybill.mappings.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns the parser's nodes into our values. Counts what it makes, so that nested or circular aliases end in a problem. */
final class YamlTree {
    static final int MAX_DEPTH = 50;
    private static final int MAX_VALUES = 20_000;
    private static final Set<Tag> PLAIN_TAGS =
            Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP, Tag.MERGE, Tag.MAP, Tag.SEQ);

    private final Problems problems;
    private int values;
    private int depth;

    YamlTree(Problems problems) {
        this.problems = problems;
    }

    YamlValue read(Node node, Place place) {
        refuseTooMuch(node);
        if (!PLAIN_TAGS.contains(node.getTag())) {
            problems.add(
                    place,
                    node.getTag().getValue(),
                    "Tags are not allowed here. Maybe leave out what begins with (!).");
        }
        depth++;
        try {
            return convert(node, place);
        } finally {
            depth--;
        }
    }

    private YamlValue convert(Node node, Place place) {
        return switch (node) {
            case ScalarNode scalar ->
                new YamlValue.Text(place, scalar.getValue(), scalar.getScalarStyle() == ScalarStyle.PLAIN);
            case SequenceNode sequence -> items(sequence, place);
            case MappingNode mapping -> section(mapping, place);
            default -> throw new YamlRefused(line(node), "This is not a text, a list or a map.");
        };
    }

    private YamlValue.Items items(SequenceNode sequence, Place place) {
        List<Node> nodes = sequence.getValue();
        return new YamlValue.Items(
                place,
                IntStream.range(0, nodes.size())
                        .mapToObj(i -> read(nodes.get(i), place.below(Integer.toString(i), line(nodes.get(i)))))
                        .toList());
    }

    private YamlValue.Section section(MappingNode mapping, Place place) {
        Map<String, YamlValue> entries = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            if (entry.getKeyNode() instanceof ScalarNode key) {
                Place below = place.below(key.getValue(), line(key));
                if (entries.containsKey(key.getValue())) {
                    problems.add(below, key.getValue(), "The key is there twice. Maybe one of them belongs elsewhere.");
                }
                entries.put(key.getValue(), read(entry.getValueNode(), below));
            } else {
                Place here = new Place(place.file(), line(entry.getKeyNode()), place.key());
                problems.add(here, "", "A key must be a text. Maybe quotes are missing around {{ … }}.");
            }
        }
        return new YamlValue.Section(place, entries);
    }

    private void refuseTooMuch(Node node) {
        if (depth >= MAX_DEPTH) {
            throw new YamlRefused(
                    line(node), "More than %d levels. Maybe an alias (*) refers to itself.".formatted(MAX_DEPTH));
        }
        if (++values > MAX_VALUES) {
            throw new YamlRefused(
                    line(node), "More than %d values. Maybe aliases (*) repeat too much.".formatted(MAX_VALUES));
        }
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
