package io.waybill.mappings.request;

import com.google.re2j.Pattern;
import io.waybill.mappings.template.Escaping;
import io.waybill.mappings.yaml.Keys;
import io.waybill.mappings.yaml.Loading;
import io.waybill.mappings.yaml.YamlValue;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code body:} and checks that its shape fits the format. */
final class BodyReader {
    private static final Pattern XML_NAME =
            Pattern.compile("@?[\\pL_][\\pL\\pN_.-]*(:[\\pL_][\\pL\\pN_.-]*)?|#text|#cdata");

    private final Loading loading;
    private final LeafReader leaves;
    private final BodyFormat format;

    BodyReader(Loading loading, LeafReader leaves, BodyFormat format) {
        this.loading = loading;
        this.leaves = leaves;
        this.format = format;
    }

    /** The body's tree; null when there is none. */
    @Nullable
    BodyTree find(Keys keys, @Nullable String root) {
        YamlValue body = keys.find("body");
        if (body == null) {
            return null;
        }
        checkShape(keys, body, root);
        return tree(body);
    }

    /** A map below another key, such as a SOAP header's; null when missing. */
    @Nullable
    BodyTree findSection(Keys keys, String key) {
        Keys below = keys.findKeys(key);
        return below == null ? null : branch(below.section());
    }

    private void checkShape(Keys keys, YamlValue body, @Nullable String root) {
        boolean fits = switch (format) {
            case JSON, EMAIL -> true;
            case TEXT -> body instanceof YamlValue.Text;
            case XML, SOAP, FORM, QUERY, CSV -> body instanceof YamlValue.Section;
        };
        if (!fits) {
            keys.problem(
                    "body",
                    "This is %s, which the format %s cannot carry. Maybe %s."
                            .formatted(
                                    body.shape(),
                                    format.word(),
                                    format == BodyFormat.TEXT ? "a text in quotes" : "a map"));
        } else if (format == BodyFormat.XML
                && root == null
                && body instanceof YamlValue.Section section
                && !hasOneRoot(section)) {
            keys.problem("body", "XML needs one element around everything. Maybe root: lead.");
        }
    }

    private static boolean hasOneRoot(YamlValue.Section body) {
        return body.entries().size() == 1
                && body.entries().entrySet().stream()
                        .noneMatch(entry -> entry.getKey().startsWith("@")
                                || entry.getKey().startsWith("#")
                                || entry.getValue() instanceof YamlValue.Items);
    }

    private BodyTree tree(YamlValue value) {
        return switch (value) {
            case YamlValue.Section section -> branch(section);
            case YamlValue.Items items ->
                new BodyTree.Items(items.values().stream().map(this::tree).toList());
            case YamlValue.Text text -> leaf(text);
        };
    }

    private BodyTree branch(YamlValue.Section section) {
        Map<String, BodyTree> children = new LinkedHashMap<>();
        section.entries().forEach((name, value) -> {
            if (format.isXml() && !XML_NAME.matches(name)) {
                loading.problems()
                        .add(
                                value.place(),
                                name,
                                "(%s) cannot be an XML name. Maybe letters, digits and _ only.".formatted(name));
            } else if (format.isXml() && name.startsWith("@") && !(value instanceof YamlValue.Text)) {
                loading.problems()
                        .add(value.place(), name, "An attribute holds a text, not %s.".formatted(value.shape()));
            } else {
                children.put(name, tree(value));
            }
        });
        return new BodyTree.Branch(children);
    }

    private BodyTree leaf(YamlValue.Text text) {
        if (text.isNull()) {
            return new BodyTree.Literal(BodyTree.Null.NULL);
        }
        return switch (text.literal()) {
            case Boolean flag -> new BodyTree.Literal(flag);
            case BigDecimal number -> new BodyTree.Literal(number);
            case null, default -> new BodyTree.Template(leaves.read(text, Escaping.NONE));
        };
    }

    /** Where the body comes from. */
    static Content.Source source(Keys keys, @Nullable BodyTree tree, @Nullable PlacedLeaf file) {
        if (tree != null && file != null) {
            keys.problem("template", "Only one of body and template can be there.");
        }
        if (file != null) {
            return new Content.Source.File(file);
        }
        return tree == null ? new Content.Source.None() : new Content.Source.Tree(tree);
    }
}
