package io.waybill.app.release;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.json.Json;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** A small JSON object that somebody has sent, or nothing. */
final class SentJson {
    private static final int LONGEST = 500;
    private static final Json JSON = new Json();

    private final @Nullable JsonNode object;

    private SentJson(@Nullable JsonNode object) {
        this.object = object;
    }

    /**
     * Reads a body, which may be missing.
     *
     * @throws BadUpload when it is something else than an object
     */
    static SentJson of(@Nullable String body) throws BadUpload {
        if (body == null || body.isBlank()) {
            return new SentJson(null);
        }
        try {
            var read = JSON.read(body);
            if (read != null && read.isObject()) {
                return new SentJson(read);
            }
        } catch (UncheckedIOException unreadable) {
            throw new BadUpload("The body is not JSON.");
        }
        throw new BadUpload("The body is no JSON object. Maybe {\"reason\": \"…\"}?");
    }

    /** A text; empty where it is missing, cut where it is longer than anybody needs. */
    String text(String name) {
        var node = object == null ? null : object.get(name);
        var text = node == null || node.isNull() ? "" : node.asText().strip();
        return text.substring(0, Math.min(LONGEST, text.length()));
    }

    /** A whole number in a range; null where it is missing or anything else. */
    @Nullable
    Integer number(String name, int least, int most) {
        var node = object == null ? null : object.get(name);
        return node != null && node.canConvertToInt() && node.intValue() >= least && node.intValue() <= most
                ? node.intValue()
                : null;
    }
}
