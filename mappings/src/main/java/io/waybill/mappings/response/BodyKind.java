package io.waybill.mappings.response;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How a body is read; the words of {@code read:}. */
enum BodyKind {
    JSON,
    XML,
    HTML,
    TEXT,
    FORM;

    private static final Set<String> JSON_TYPES = Set.of("application/json", "text/json", "application/javascript");
    private static final Set<String> XML_TYPES = Set.of("application/xml", "text/xml");
    private static final Set<String> HTML_TYPES = Set.of("text/html", "application/xhtml+xml");

    static List<String> words() {
        return Arrays.stream(values()).map(BodyKind::word).toList();
    }

    static BodyKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** What a media type without its parameters says; text when it says nothing we know. */
    static BodyKind ofMediaType(String mediaType) {
        if (JSON_TYPES.contains(mediaType) || mediaType.endsWith("+json")) {
            return JSON;
        }
        if (HTML_TYPES.contains(mediaType)) {
            return HTML;
        }
        if (XML_TYPES.contains(mediaType) || mediaType.endsWith("+xml")) {
            return XML;
        }
        return mediaType.equals("application/x-www-form-urlencoded") ? FORM : TEXT;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
