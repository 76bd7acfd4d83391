package io.waybill.mappings.request;

import io.waybill.mappings.request.BodyTree.Rendering;
import io.waybill.mappings.template.Secrecy;
import io.waybill.mappings.template.TemplateData;
import io.waybill.mappings.template.Values;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a request carries: where its values come from and how they are written. */
record Content(BodyFormat format, Source source, Style style) {
    /** Where the body comes from. */
    sealed interface Source {
        /** A tree, serialised by format. */
        record Tree(BodyTree tree) implements Source {}

        /** A template file that is the whole body. */
        record File(PlacedLeaf leaf) implements Source {}

        /** There is none. */
        record None() implements Source {}
    }

    /**
     * The body; null when there is none, or when it goes into the URL.
     *
     * @param wsse goes into a SOAP envelope; null for none
     */
    @Nullable
    String body(TemplateData data, Secrecy secrecy, @Nullable UsernameToken wsse) {
        return format == BodyFormat.QUERY ? null : text(data, secrecy, wsse);
    }

    /** What follows the {@code ?}; empty unless the format is {@code query}. */
    String query(TemplateData data, Secrecy secrecy) {
        String text = format == BodyFormat.QUERY ? text(data, secrecy, null) : null;
        return text == null ? "" : text;
    }

    String contentType() {
        return format == BodyFormat.SOAP
                ? style.soap().contentType(style.charset())
                : format.contentType(style.charset());
    }

    byte[] bytes(String body) {
        return body.getBytes(style.charset());
    }

    /** The values of a body that is a tree, for one lead, as {@link ManyLeads} writes them; null when the body is none. */
    @Nullable
    Object values(TemplateData data) {
        return source instanceof Source.Tree tree ? values(tree.tree, rendering(data, Secrecy.SHOWN)) : null;
    }

    private @Nullable String text(TemplateData data, Secrecy secrecy, @Nullable UsernameToken wsse) {
        return switch (source) {
            case Source.Tree tree -> serialised(values(tree.tree, rendering(data, secrecy)), data, secrecy, wsse);
            case Source.File file -> {
                String text = file.leaf.text(data, secrecy);
                yield style.ascii() ? Ascii.of(text) : text;
            }
            case Source.None none -> null;
        };
    }

    /** Whether a masked body differs. */
    boolean holdsSecret() {
        BodyTree headers = style.soap().headers();
        boolean inHeaders = headers != null && headers.holdsSecret();
        return inHeaders
                || switch (source) {
                    case Source.Tree tree -> tree.tree.holdsSecret();
                    case Source.File file -> file.leaf.holdsSecret();
                    case Source.None none -> false;
                };
    }

    /** A table's columns are the same for every lead, whether there is something in them or not. */
    private Rendering rendering(TemplateData data, Secrecy secrecy) {
        return new Rendering(data, secrecy, style.keepEmpty() || format == BodyFormat.CSV);
    }

    private Object values(BodyTree tree, Rendering rendering) {
        Object rendered = tree.render(rendering);
        Object values = rendered == null ? nothing(tree) : rendered;
        return style.ascii() ? Ascii.inside(values) : values;
    }

    private String serialised(Object values, TemplateData data, Secrecy secrecy, @Nullable UsernameToken wsse) {
        return switch (format) {
            case JSON -> JsonBody.write(values, style.charset());
            case XML -> XmlBody.write(values, style.root(), style.charset());
            case SOAP -> soap(values, data, secrecy, wsse);
            case FORM, QUERY -> FormBody.write(values, style.charset());
            case TEXT, EMAIL -> Values.text(values);
            case CSV -> CsvBody.write(List.of(values), style.guardFormulas());
        };
    }

    private String soap(Object values, TemplateData data, Secrecy secrecy, @Nullable UsernameToken wsse) {
        BodyTree headers = style.soap().headers();
        Object rendered = headers == null ? null : headers.render(rendering(data, secrecy));
        return new SoapBody(style.soap(), wsse).write(values, rendered, style);
    }

    /** Every leaf was left out: the smallest body of the same shape. */
    private Object nothing(BodyTree tree) {
        return switch (tree) {
            case BodyTree.Branch branch
            when format.isXml() && style.root() == null && style.soap().function() == null ->
                Map.of(branch.children().keySet().iterator().next(), "");
            case BodyTree.Branch branch -> Map.of();
            case BodyTree.Items items -> List.of();
            case BodyTree.Template leaf -> "";
            case BodyTree.Literal literal -> literal.value();
        };
    }
}
