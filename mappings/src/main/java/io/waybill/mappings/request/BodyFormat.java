package io.waybill.mappings.request;

import io.waybill.mappings.template.Escaping;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How a body is written; the words of {@code format:}. */
enum BodyFormat {
    JSON("application/json", Escaping.JSON),
    XML("text/xml", Escaping.XML),
    SOAP("text/xml", Escaping.XML),
    FORM("application/x-www-form-urlencoded", Escaping.URL),
    /** The body's fields go into the URL. */
    QUERY("", Escaping.URL),
    TEXT("text/plain", Escaping.NONE),
    /** A header and one row. */
    CSV("text/csv", Escaping.NONE),
    /** Sent by mail. */
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

    /** The usual media type; empty where there is no body. */
    String contentType(Charset charset) {
        return contentType.isEmpty()
                ? ""
                : contentType + "; charset=" + charset.name().toLowerCase(Locale.ROOT);
    }

    /** For template files, whose text is the author's own. */
    Escaping escaping() {
        return escaping;
    }

    boolean isXml() {
        return this == XML || this == SOAP;
    }
}
