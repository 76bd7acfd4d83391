package io.waybill.app.intake;

import io.micronaut.http.HttpStatus;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a body is to be read.
 *
 * @param charset as its {@code Content-Type} says, or null when it names none that exists
 */
record Body(Kind kind, @Nullable Charset charset) {
    private static final String SUPPORTED =
            "application/x-www-form-urlencoded, application/json, application/xml, text/xml";

    /** The kinds of body that are read. */
    enum Kind {
        FORM,
        JSON,
        XML
    }

    /** @param contentType the header, or null */
    static Checked<Body> read(@Nullable String contentType) {
        if (contentType == null || contentType.isBlank()) {
            return Checked.refused(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Content-Type header is required");
        }
        String[] parts = contentType.split(";", -1);
        Kind kind = findKind(parts[0].strip().toLowerCase(Locale.ROOT));
        if (kind == null) {
            return Checked.refused(
                    HttpStatus.NOT_ACCEPTABLE,
                    "MIME type in Content-Type header is not supported. Use only " + SUPPORTED + ".");
        }
        String name = charsetName(parts);
        return Checked.passed(new Body(kind, name == null ? null : BodyText.findCharset(name)));
    }

    private static @Nullable Kind findKind(String mediaType) {
        return switch (mediaType) {
            case "application/x-www-form-urlencoded" -> Kind.FORM;
            case "application/json" -> Kind.JSON;
            case "application/xml", "text/xml" -> Kind.XML;
            default -> null;
        };
    }

    private static @Nullable String charsetName(String[] parts) {
        return Arrays.stream(parts)
                .skip(1)
                .map(String::strip)
                .filter(parameter -> parameter.toLowerCase(Locale.ROOT).startsWith("charset="))
                .map(parameter -> parameter
                        .substring("charset=".length())
                        .replace("\"", "")
                        .strip())
                .findFirst()
                .orElse(null);
    }
}
