package io.waybill.app.routing;

import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.exchange.Sent;
import io.waybill.mappings.response.Answer;
import io.waybill.mappings.response.Reading;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An answer and what was read from it, without the secrets that it may repeat. */
record Heard(Sent sent, Answer answer, Reading reading) {
    private static final List<String> SECRET_HEADERS = List.of("set-cookie", "www-authenticate", "authorization");
    /** Bytes: it only says that the token was no longer good. */
    private static final int LONGEST_BEFORE = 4096;

    ExchangeFinished.Response response() {
        var before = sent.before();
        return new ExchangeFinished.Response(
                answer.status(),
                headers(answer),
                mask(reading.text()),
                before == null
                        ? null
                        : new ExchangeFinished.Response(
                                before.status(), headers(before), mask(beginning(before.body()))));
    }

    @Nullable
    String reason() {
        return reading.reason() == null ? null : mask(reading.reason());
    }

    @Nullable
    String reference() {
        return reading.reference() == null ? null : mask(reading.reference());
    }

    Map<String, Object> append() {
        var masked = new HashMap<String, Object>(reading.append());
        masked.replaceAll((name, value) -> value instanceof String text ? mask(text) : value);
        return masked;
    }

    private Map<String, String> headers(Answer heard) {
        var kept = new TreeMap<String, String>();
        heard.headers()
                .forEach((name, values) ->
                        kept.put(name, SECRET_HEADERS.contains(name) ? "***" : mask(String.join(", ", values))));
        return kept;
    }

    private static String beginning(byte[] body) {
        return new String(body, 0, Math.min(body.length, LONGEST_BEFORE), StandardCharsets.UTF_8);
    }

    private String mask(String text) {
        return sent.masking().mask(text);
    }
}
