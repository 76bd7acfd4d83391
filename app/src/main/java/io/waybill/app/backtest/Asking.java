package io.waybill.app.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.waybill.app.home.HomeProblem;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of a request for a backtest. */
record Asking(HttpRequest<?> request) {
    /** As long as connections are held at most. */
    private static final long LONGEST_WAIT = 120_000;

    /** Whether the draft comes along as a folder. */
    boolean isZip() {
        return request.getContentType()
                .map(MediaType::getSubtype)
                .filter(type -> type.contains("zip") || type.equals("octet-stream"))
                .isPresent();
    }

    Order order() {
        return new Order(text("flow", ""), text("draft", "sent files"), find("from"), find("to"));
    }

    static Order order(JsonNode document) {
        return new Order(
                document.path("flow").asText(),
                document.path("draft").asText(),
                find(document, "from"),
                find(document, "to"));
    }

    private static @Nullable String find(JsonNode document, String name) {
        JsonNode value = document.path(name);
        return value.isMissingNode() || value.isNull() ? null : value.asText();
    }

    /** How long the caller waits for the result: {@code 60s}, {@code 500ms} or a number of seconds. */
    long waitMillis() {
        String text = text("wait", "0");
        boolean millis = text.endsWith("ms");
        String digits = text.replaceAll("m?s$", "");
        if (!digits.matches("\\d{1,9}")) {
            return 0;
        }
        return Math.min(LONGEST_WAIT, Long.parseLong(digits) * (millis ? 1 : 1_000));
    }

    private String text(String name, String otherwise) {
        String value = find(name);
        return value == null ? otherwise : value;
    }

    private @Nullable String find(String name) {
        String value = request.getParameters().get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** A problem as JSON shows it. */
    static Map<String, Object> shown(HomeProblem problem) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("file", problem.file());
        shown.put("row", problem.row());
        shown.put("column", problem.column());
        shown.put("cell", problem.cell());
        shown.put("text", problem.text());
        shown.put("severity", problem.severity());
        return shown;
    }
}
