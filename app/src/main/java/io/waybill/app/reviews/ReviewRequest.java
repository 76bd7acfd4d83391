package io.waybill.app.reviews;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.json.Json;
import io.waybill.app.routing.Resolution.Said;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a person has sent with a decision.
 *
 * @param mistake what is wrong with it; null when nothing is
 */
record ReviewRequest(Said said, @Nullable String mistake) {
    private static final Said NOTHING = new Said(null, null, null, null);
    private static final int LONGEST = 500;

    /** @param body empty or null where nothing was sent */
    static ReviewRequest of(@Nullable String body, Json json) {
        if (body == null || body.isBlank()) {
            return new ReviewRequest(NOTHING, null);
        }
        try {
            var sent = json.read(body);
            return sent != null && sent.isObject()
                    ? of(sent)
                    : new ReviewRequest(NOTHING, "The body is no JSON object");
        } catch (UncheckedIOException unreadable) {
            return new ReviewRequest(NOTHING, "The body is no JSON object");
        }
    }

    private static ReviewRequest of(JsonNode sent) {
        var price = find(sent, "price");
        Long cents = price == null ? null : findCents(price);
        var said = new Said(find(sent, "delivery"), cents, find(sent, "reference"), find(sent, "reason"));
        return new ReviewRequest(
                said, price != null && cents == null ? "The price is no amount of dollars. Maybe 52.00?" : null);
    }

    private static @Nullable Long findCents(String price) {
        return price.matches("\\d{1,9}(\\.\\d{1,2})?")
                ? Long.valueOf(new BigDecimal(price).movePointRight(2).longValueExact())
                : null;
    }

    /** Null for what is missing or empty; cut where it is longer than anybody needs. */
    private static @Nullable String find(JsonNode sent, String name) {
        var node = sent.path(name);
        var text = node.isNull() || node.isMissingNode() ? "" : node.isValueNode() ? node.asText() : node.toString();
        var stripped = text.strip();
        return stripped.isEmpty() ? null : stripped.substring(0, Math.min(LONGEST, stripped.length()));
    }
}
