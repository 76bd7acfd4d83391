package io.waybill.mappings.request;

import io.waybill.mappings.template.Escaping;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How a body is written; the words of {@code format:}. */
enum BodyFormat {
    JSON("application/json; charset=utf-8", Escaping.JSON),
    XML("text/xml; charset=utf-8", Escaping.XML),
    SOAP("text/xml; charset=utf-8", Escaping.XML),
    FORM("application/x-www-form-urlencoded; charset=utf-8", Escaping.URL),
    /** The body's fields go into the URL. */
    QUERY("", Escaping.URL),
    TEXT("text/plain; charset=utf-8", Escaping.NONE),
    /** Understood, and sent by batches only. */
    CSV("text/csv; charset=utf-8", Escaping.NONE),
    /** Understood, and not sent over HTTP. */
    EMAIL("", Escaping.NONE);

    private final String contentType;
    private final Escaping escaping;

    BodyFormat(String contentType, Escaping escaping) {
        this.contentType = contentType;
        this.escaping = escaping;
    }

    static List<String> words() {
        return Arrays.stream(values()).map(BodyFormat::word).toList();
    }

    static BodyFormat of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String contentType() {
        return contentType;
    }

    /** For template files, whose text is the author's own. */
    Escaping escaping() {
        return escaping;
    }

    boolean isXml() {
        return this == XML || this == SOAP;
    }
}
