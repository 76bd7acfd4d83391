package io.waybill.mappings.request;

import io.waybill.mappings.request.EmailMessage.Attachment;
import io.waybill.mappings.template.Secrecy;
import io.waybill.mappings.template.TemplateData;
import io.waybill.mappings.template.Values;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
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
    record File(PlacedLeaf name, Content content) {
        String fileName(TemplateData data) {
            return Target.clean(name.text(data, Secrecy.SHOWN)).replaceAll("[/\\\\\"]", "_");
        }
    }

    /**
     * What one message says.
     *
     * @param masked for the journal: the text, or the HTML where there is none, without secrets
     */
    record Said(@Nullable String text, @Nullable String html, List<Attachment> attachments, String masked) {
        /** The text, or the HTML where there is none. */
        String shown() {
            return text != null ? text : html == null ? "" : html;
        }
    }

    /** About one lead. */
    Said said(TemplateData data) {
        String masked = shown(data, holdsSecret() ? Secrecy.MASKED : Secrecy.SHOWN);
        return new Said(text(data, Secrecy.SHOWN), html(data, Secrecy.SHOWN), attachments(data), masked);
    }

    /** About many: they go along as one file, under the name of the first. */
    Said saidOfMany(TemplateData data, LeadBodies leads) {
        String counted = leads.summary() + (leads.values().size() == 1 ? " is attached.\n" : " are attached.\n");
        boolean silent = text == null && html == null;
        String name = files.isEmpty() ? "" : files.getFirst().fileName(data);
        var attachment = new Attachment(
                name.isEmpty() ? "leads." + leads.format().name().toLowerCase(Locale.ROOT) : name,
                leads.format().contentType(),
                leads.text().getBytes(StandardCharsets.UTF_8));
        return new Said(
                silent ? counted : text(data, Secrecy.SHOWN),
                html(data, Secrecy.SHOWN),
                List.of(attachment),
                silent ? counted : shown(data, Secrecy.MASKED));
    }

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

    /** What a batch's file holds of one lead: the fields, or else what the first file is about. */
    @Nullable
    Object values(TemplateData data) {
        if (fields != null) {
            return fields.values(data);
        }
        return files.isEmpty() ? null : files.getFirst().content().values(data);
    }

    List<Attachment> attachments(TemplateData data) {
        return files.stream().map(file -> attachment(file, data)).toList();
    }

    private static Attachment attachment(File file, TemplateData data) {
        String body = file.content.body(data, Secrecy.SHOWN, null);
        String name = file.fileName(data);
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
