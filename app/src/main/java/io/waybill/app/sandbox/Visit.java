package io.waybill.app.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One request to the sandbox, as the scenarios read it. */
record Visit(HttpRequest<?> request, byte[] body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The delivery's id, the same on every attempt; null when the caller sends none. */
    @Nullable
    String delivery() {
        return request.getHeaders().get("X-Idempotency-Key");
    }

    /** An id for the caller to keep: the same for the same delivery. */
    String reference(String prefix) {
        var delivery = delivery();
        var id = delivery == null
                ? UUID.randomUUID()
                : UUID.nameUUIDFromBytes(delivery.getBytes(StandardCharsets.UTF_8));
        return prefix + id.toString().replace("-", "").substring(0, 12);
    }

    /** A whole number from the query, within bounds; the usual one when it is missing or not a number. */
    int number(String name, int usual, int most) {
        return request.getParameters()
                .getFirst(name)
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Math.min(Integer.parseInt(text), most))
                .orElse(usual);
    }

    /** The price that the caller wants to hear. */
    BigDecimal price() {
        return request.getParameters()
                .getFirst("price")
                .filter(text -> text.matches("\\d{1,9}(\\.\\d{1,4})?"))
                .map(BigDecimal::new)
                .orElse(new BigDecimal("25.00"));
    }

    /** A field from the query or from a JSON or form body; empty when it is nowhere. */
    String field(String name) {
        return request.getParameters().getFirst(name).orElseGet(() -> inBody(name));
    }

    /** Bytes in memory can only fail to be JSON, and then they have no fields. */
    private String inBody(String name) {
        var type = request.getContentType().map(MediaType::getName).orElse("");
        if (type.equals(MediaType.APPLICATION_FORM_URLENCODED)) {
            var fields = new QueryStringDecoder(new String(body, StandardCharsets.UTF_8), false).parameters();
            return fields.getOrDefault(name, List.of("")).getFirst();
        }
        try {
            return JSON.readTree(body).path(name).asText();
        } catch (IOException e) {
            return "";
        }
    }
}
