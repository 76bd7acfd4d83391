package io.waybill.app.batch;

import io.waybill.app.event.ExchangeFinished.Response;
import io.waybill.mappings.request.Masking;
import io.waybill.mappings.response.Answer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An answer as the journal may have it: without secrets.
 *
 * @param longest so many characters of a text that many leads share
 */
record Heard(Answer answer, Masking masking, int longest) {
    private static final List<String> SECRET_HEADERS = List.of("set-cookie", "www-authenticate", "authorization");

    Response response(String text) {
        return new Response(answer.status(), headers(), cut(masking.mask(text)));
    }

    @Nullable
    String mask(@Nullable String text) {
        return text == null ? null : masking.mask(text);
    }

    Map<String, String> headers() {
        var kept = new TreeMap<String, String>();
        answer.headers()
                .forEach((name, values) -> kept.put(
                        name, SECRET_HEADERS.contains(name) ? "***" : masking.mask(String.join(", ", values))));
        return kept;
    }

    private String cut(String text) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end);
    }
}
