package io.waybill.mappings.request;

import io.waybill.mappings.request.BodyTree.Rendering;
import io.waybill.mappings.template.Secrecy;
import io.waybill.mappings.template.TemplateData;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request carries.
 *
 * @param root the XML element around the body, or null when the body has its own
 * @param keepEmpty empty leaves stay
 * @param gzip the body is compressed
 */
record Content(BodyFormat format, Source source, @Nullable String root, boolean keepEmpty, boolean gzip) {
    /** Where the body comes from. */
    sealed interface Source {
        /** A tree, serialised by format. */
        record Tree(BodyTree tree) implements Source {}

        /** A template file that is the whole body. */
        record File(PlacedLeaf leaf) implements Source {}

        /** There is none. */
        record None() implements Source {}
    }

    /** The body; null when there is none, or when it goes into the URL. */
    @Nullable
    String body(TemplateData data, Secrecy secrecy) {
        return format == BodyFormat.QUERY ? null : text(data, secrecy);
    }

    /** What follows the {@code ?}; empty unless the format is {@code query}. */
    String query(TemplateData data, Secrecy secrecy) {
        String text = format == BodyFormat.QUERY ? text(data, secrecy) : null;
        return text == null ? "" : text;
    }

    private @Nullable String text(TemplateData data, Secrecy secrecy) {
        return switch (source) {
            case Source.Tree tree -> serialised(tree.tree, new Rendering(data, secrecy, keepEmpty));
            case Source.File file -> file.leaf.text(data, secrecy);
            case Source.None none -> null;
        };
    }

    /** Whether a masked body differs. */
    boolean holdsSecret() {
        return switch (source) {
            case Source.Tree tree -> tree.tree.holdsSecret();
            case Source.File file -> file.leaf.holdsSecret();
            case Source.None none -> false;
        };
    }

    private String serialised(BodyTree tree, Rendering rendering) {
        Object rendered = tree.render(rendering);
        Object values = rendered == null ? nothing(tree) : rendered;
        return switch (format) {
            case JSON -> JsonBody.write(values);
            case XML -> XmlBody.write(values, root);
            case SOAP -> XmlBody.writeSoap(values, root);
            case FORM, QUERY -> FormBody.write(values);
            case TEXT -> values.toString();
            case CSV, EMAIL ->
                throw new RenderFailed("The format (%s) is not available yet for single leads. Maybe format: json."
                        .formatted(format.word()));
        };
    }

    /** Every leaf was left out: the smallest body of the same shape. */
    private Object nothing(BodyTree tree) {
        return switch (tree) {
            case BodyTree.Branch branch
            when format.isXml() && root == null ->
                Map.of(branch.children().keySet().iterator().next(), "");
            case BodyTree.Branch branch -> Map.of();
            case BodyTree.Items items -> List.of();
            case BodyTree.Template leaf -> "";
            case BodyTree.Literal literal -> literal.value();
        };
    }
}
