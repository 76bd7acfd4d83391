package io.waybill.mappings.yaml;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads one mapping file strictly: UTF-8, one document, no tags, no doubled keys, bounded in size and depth. */
public final class YamlReader {
    private static final int MAX_BYTES = 256 * 1024;

    private YamlReader() {}

    /** The file's top-level map; null when it is not one, which the problems then say. */
    public static YamlValue.@Nullable Section read(String file, byte[] content, Problems problems) {
        Place top = Place.of(file);
        String text = decode(top, content, problems);
        return text == null ? null : compose(top, text, problems);
    }

    /** The text of a file, or null with a problem when it is too large or not UTF-8. */
    public static @Nullable String decode(Place place, byte[] content, Problems problems) {
        if (content.length > MAX_BYTES) {
            problems.add(
                    place, "", "The file has %d bytes, more than the %d allowed.".formatted(content.length, MAX_BYTES));
            return null;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            problems.add(place, "", "The file is not UTF-8. Maybe save it again with that encoding.");
            return null;
        }
    }

    private static YamlValue.@Nullable Section compose(Place top, String text, Problems problems) {
        try {
            Node root = new Yaml(options()).compose(new StringReader(text));
            if (root == null) {
                problems.add(top, "", "The file is empty.");
                return null;
            }
            YamlValue value = new YamlTree(problems).read(root, top);
            if (value instanceof YamlValue.Section section) {
                return section;
            }
            problems.add(top, "", "The file holds %s where keys and values are expected.".formatted(value.shape()));
        } catch (YamlRefused e) {
            problems.add(new Place(top.file(), e.line(), ""), "", e.text());
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            problems.add(
                    new Place(top.file(), line, ""),
                    "",
                    "This is not YAML: %s. Maybe quotes or spaces are missing.".formatted(e.getProblem()));
        } catch (YAMLException e) {
            problems.add(
                    top,
                    "",
                    "This is not YAML: %s"
                            .formatted(String.valueOf(e.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse("")));
        }
        return null;
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_BYTES);
        options.setMaxAliasesForCollections(20);
        options.setNestingDepthLimit(YamlTree.MAX_DEPTH);
        options.setAllowRecursiveKeys(false);
        return options;
    }
}
