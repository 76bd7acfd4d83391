package io.waybill.mappings.response;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;

/** One answer's body, parsed once. For one thread. */
final class AnswerBody {
    private static final int MAX_TEXT = 64 * 1024;

    private final Answer answer;
    private final BodyKind kind;
    private final String text;
    private final @Nullable Object parsed;

    private AnswerBody(Answer answer, BodyKind kind, String text, @Nullable Object parsed) {
        this.answer = answer;
        this.kind = kind;
        this.text = text;
        this.parsed = parsed;
    }

    static AnswerBody of(Answer answer, Expectation expectation) {
        return of(answer, expectation.kindFor(mediaType(header(answer, "content-type"))));
    }

    /** The body read as one kind, whatever its content type says. */
    static AnswerBody of(Answer answer, BodyKind kind) {
        String contentType = header(answer, "content-type");
        Charset charset = charset(contentType);
        String text = withoutMark(new String(answer.body(), charset == null ? StandardCharsets.UTF_8 : charset));
        return new AnswerBody(answer, kind, text, parse(kind, text, charset == null ? answer.body() : null));
    }

    int status() {
        return answer.status();
    }

    BodyKind kind() {
        return kind;
    }

    String text() {
        return text;
    }

    boolean isBlank() {
        return text.isBlank();
    }

    /** Whether the body is what its kind says. */
    boolean isReadable() {
        return parsed != null;
    }

    /** A JSON or form body; null when it is neither. */
    @Nullable
    JsonNode json() {
        return parsed instanceof JsonNode node ? node : null;
    }

    @Nullable
    Document xml() {
        return parsed instanceof Document document ? document : null;
    }

    org.jsoup.nodes.@Nullable Document html() {
        return parsed instanceof org.jsoup.nodes.Document document ? document : null;
    }

    List<String> header(String name) {
        return answer.headers().getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /** What the journal keeps of the text; never cut between the two halves of a character. */
    String journalText() {
        if (text.length() <= MAX_TEXT) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(MAX_TEXT - 1)) ? MAX_TEXT - 1 : MAX_TEXT);
    }

    private static @Nullable Object parse(BodyKind kind, String text, byte @Nullable [] undeclared) {
        if (text.isBlank()) {
            return null;
        }
        return switch (kind) {
            case JSON -> Parsing.json(text);
            case XML -> undeclared == null ? Parsing.xml(text) : Parsing.xml(undeclared);
            case HTML -> Parsing.html(text);
            case FORM -> Parsing.form(text);
            case TEXT -> text;
        };
    }

    static String header(Answer answer, String name) {
        List<String> values = answer.headers().getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }

    static String mediaType(String contentType) {
        int end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    /** The declared charset; null when there is none, or none that we know. */
    private static @Nullable Charset charset(String contentType) {
        int at = contentType.toLowerCase(Locale.ROOT).indexOf("charset=");
        if (at < 0) {
            return null;
        }
        String name = contentType
                .substring(at + "charset=".length())
                .replace("\"", "")
                .strip();
        int end = name.indexOf(';');
        try {
            return Charset.forName(end < 0 ? name : name.substring(0, end).strip());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
