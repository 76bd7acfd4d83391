package io.waybill.mappings.request;

import io.waybill.mappings.request.EmailMessage.Attachment;
import io.waybill.mappings.template.Secrecy;
import io.waybill.mappings.template.TemplateData;
import io.waybill.mappings.template.Values;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an e-mail says.
 *
 * @param text plain text; null when there is none
 * @param html null when there is none
 * @param fields the mapped body, where it is neither: listed line by line, and what attachments without a body of their own carry
 */
record EmailBody(
        @Nullable PlacedLeaf text,
        @Nullable PlacedLeaf html,
        @Nullable Content fields,
        List<File> files) {

    /** A file that goes along: its name, and what is in it. */
    record File(PlacedLeaf name, Content content) {}

    /** The text; the list of fields where there is neither text nor HTML. */
    @Nullable
    String text(TemplateData data, Secrecy secrecy) {
        if (text != null) {
            return text.text(data, secrecy);
        }
        return html == null ? listed(data) : null;
    }

    @Nullable
    String html(TemplateData data, Secrecy secrecy) {
        return html == null ? null : html.text(data, secrecy);
    }

    /** For the journal: the text, or the HTML where there is none. */
    String shown(TemplateData data, Secrecy secrecy) {
        String plain = text(data, secrecy);
        String marked = html(data, secrecy);
        return plain != null ? plain : marked == null ? "" : marked;
    }

    boolean holdsSecret() {
        return (text != null && text.holdsSecret())
                || (html != null && html.holdsSecret())
                || (fields != null && fields.holdsSecret());
    }

    @Nullable
    Object values(TemplateData data) {
        return fields == null ? null : fields.values(data);
    }

    List<Attachment> attachments(TemplateData data) {
        return files.stream().map(file -> attachment(file, data)).toList();
    }

    private static Attachment attachment(File file, TemplateData data) {
        String body = file.content.body(data, Secrecy.SHOWN, null);
        String name = Target.clean(file.name.text(data, Secrecy.SHOWN)).replaceAll("[/\\\\\"]", "_");
        return new Attachment(
                name.isEmpty() ? "lead" : name,
                file.content.contentType(),
                file.content.bytes(body == null ? "" : body));
    }

    private String listed(TemplateData data) {
        return fields != null && fields.values(data) instanceof Map<?, ?> map ? lines("", map) : "";
    }

    private static String lines(String before, Map<?, ?> fields) {
        return fields.entrySet().stream()
                .map(entry -> line(before + entry.getKey(), entry.getValue()))
                .collect(Collectors.joining());
    }

    private static String line(String name, Object value) {
        return switch (value) {
            case Map<?, ?> map -> lines(name + ".", map);
            case Collection<?> list -> name + ": " + Values.text(list) + "\n";
            case BodyTree.Null nothing -> name + ":\n";
            default -> name + ": " + Values.text(value) + "\n";
        };
    }
}
