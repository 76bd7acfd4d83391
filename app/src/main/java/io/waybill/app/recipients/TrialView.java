package io.waybill.app.recipients;

import io.waybill.app.event.Dollars;
import io.waybill.app.exchange.Exchanged;
import io.waybill.app.exchange.Sent;
import io.waybill.mappings.request.ExchangeMapping;
import io.waybill.mappings.request.Rendered;
import io.waybill.mappings.response.Reading;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A trial as the management API shows it, without secrets. */
final class TrialView {
    private TrialView() {}

    static Map<String, Object> request(Rendered request) {
        var view = new LinkedHashMap<String, Object>();
        view.put("method", request.method());
        view.put("url", request.masked().uri());
        view.put("headers", request.masked().headers());
        var body = request.masked().body();
        if (body != null) {
            view.put("body", body);
        }
        return view;
    }

    /** The answer and what the mapping read from it, or why there is none. */
    static Map<String, Object> of(Sent sent, ExchangeMapping mapping) {
        return switch (sent.exchanged()) {
            case Exchanged.Answered(var answer, var millis) -> {
                var reading = mapping.read(answer);
                yield Map.of(
                        "response",
                        Map.of("status", answer.status(), "body", sent.masking().mask(reading.text()), "ms", millis),
                        "read",
                        read(reading, sent));
            }
            case Exchanged.NotSent(var fault, var detail, var millis) -> fault(fault, detail, millis, sent);
            case Exchanged.NoAnswer(var fault, var detail, var millis) -> fault(fault, detail, millis, sent);
        };
    }

    private static Map<String, Object> fault(String fault, String detail, long millis, Sent sent) {
        return Map.of("fault", Map.of("fault", fault, "reason", sent.masking().mask(detail), "ms", millis));
    }

    private static Map<String, Object> read(Reading reading, Sent sent) {
        var view = new LinkedHashMap<String, Object>();
        view.put("verdict", reading.verdict().name().toLowerCase(Locale.ROOT));
        if (reading.reason() != null) {
            view.put("reason", sent.masking().mask(reading.reason()));
        }
        if (reading.reference() != null) {
            view.put("reference", sent.masking().mask(reading.reference()));
        }
        if (reading.cents() != null) {
            view.put("price", Dollars.of(reading.cents()));
        }
        return view;
    }
}
