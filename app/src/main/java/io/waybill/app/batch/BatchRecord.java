package io.waybill.app.batch;

import io.waybill.app.exchange.Exchanged;
import io.waybill.app.exchange.Sent;
import io.waybill.app.json.Json;
import io.waybill.mappings.request.Rendered;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What people may see of a batch's request and answer, as JSON: no leads in the one, no secrets in either. */
@Singleton
final class BatchRecord {
    private static final int LONGEST = 64 * 1024;
    private final Json json;

    BatchRecord(Json json) {
        this.json = json;
    }

    String request(Rendered rendered) {
        var view = new LinkedHashMap<String, Object>();
        view.put("method", rendered.method());
        view.put("url", rendered.masked().uri());
        view.put("headers", rendered.masked().headers());
        view.put(
                "body",
                rendered.masked().body() == null ? "" : rendered.masked().body());
        return text(view);
    }

    String nothing() {
        return text(Map.of());
    }

    String response(Sent sent) {
        var view = new LinkedHashMap<String, Object>();
        switch (sent.exchanged()) {
            case Exchanged.Answered(var answer, var millis) -> {
                var heard = new Heard(answer, sent.masking(), LONGEST);
                var response = heard.response(new String(answer.body(), StandardCharsets.UTF_8));
                view.put("status", response.status());
                view.put("headers", response.headers());
                view.put("body", response.body());
            }
            case Exchanged.NotSent(var fault, var detail, var millis) -> fault(view, fault, detail);
            case Exchanged.NoAnswer(var fault, var detail, var millis) -> fault(view, fault, detail);
        }
        view.put("ms", sent.exchanged().millis());
        return text(view);
    }

    private static void fault(Map<String, Object> view, String fault, String detail) {
        view.put("fault", fault);
        view.put("reason", detail);
    }

    private String text(Object view) {
        return new String(json.write(view), StandardCharsets.UTF_8);
    }
}
