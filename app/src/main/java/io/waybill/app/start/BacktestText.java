package io.waybill.app.start;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Locale;

/** The result of a backtest as text for people who sell leads. */
record BacktestText(JsonNode result) {
    private static final int MOST_ROWS = 15;
    private static final int SHORT_HASH = 12;
    private static final String LINE = "%-28s %16s %16s %16s%n";

    String text() {
        var text = new StringBuilder();
        text.append("Draft %s against the active release %s, flow %s%n"
                .formatted(
                        result.path("draft").asText(),
                        shortened(result.path("active").asText()),
                        result.path("flow").asText()));
        text.append("%,d leads; under the active rules %s %% of them end as they did%n%n"
                .formatted(
                        result.path("replayed").asLong(),
                        result.at("/fidelity/percent").asText()));
        text.append(LINE.formatted("", "active", "draft", "change"));
        for (String figure : new String[] {"revenue", "cost", "margin"}) {
            text.append(line(figure, result.path(figure)));
        }
        text.append("%n%,d leads change: %,d newly sold, %,d no longer sold%n"
                .formatted(
                        result.path("changed").asLong(),
                        result.path("newly_sold").asLong(),
                        result.path("newly_unsold").asLong()));
        estimated(text);
        for (String part : new String[] {"recipient", "source", "state"}) {
            by(text, part);
        }
        caps(text);
        result.path("notes").forEach(note -> text.append("%nNote: %s".formatted(note.asText())));
        return text.toString().stripTrailing();
    }

    private static String shortened(String hash) {
        return hash.length() <= SHORT_HASH ? hash : hash.substring(0, SHORT_HASH);
    }

    private static String line(String name, JsonNode figure) {
        return LINE.formatted(
                name.isEmpty() ? "(none)" : name,
                dollars(figure, "active"),
                dollars(figure, "draft"),
                signed(figure.path("change").asText()));
    }

    private static String dollars(JsonNode figure, String name) {
        return String.format(
                Locale.ROOT, "%,.2f", new BigDecimal(figure.path(name).asText("0")));
    }

    private static String signed(String amount) {
        return String.format(Locale.ROOT, "%+,.2f", new BigDecimal(amount));
    }

    private void estimated(StringBuilder text) {
        JsonNode estimated = result.path("estimated");
        if (estimated.path("deliveries").asLong() > 0) {
            text.append("%nOf the change of revenue %s is estimated, between %s and %s (95 %%), from %,d deliveries%n"
                    .formatted(
                            signed(estimated.path("change").asText()),
                            signed(estimated.path("low").asText()),
                            signed(estimated.path("high").asText()),
                            estimated.path("deliveries").asLong()));
        }
    }

    private void by(StringBuilder text, String part) {
        JsonNode rows = result.path("by").path(part);
        text.append("%nRevenue by %s%n".formatted(part));
        for (int i = 0; i < Math.min(rows.size(), MOST_ROWS); i++) {
            text.append(line(rows.get(i).path("name").asText(), rows.get(i)));
        }
        if (rows.size() > MOST_ROWS) {
            text.append("and %,d more%n".formatted(rows.size() - MOST_ROWS));
        }
    }

    private void caps(StringBuilder text) {
        for (JsonNode cap : result.path("caps")) {
            text.append("%nCap of %s (%s): full for %,d leads, the first at %s; %,d went to others"
                    .formatted(
                            cap.path("recipient").asText(),
                            cap.path("cap").asText(),
                            cap.path("hit").asLong(),
                            cap.path("first").asText(),
                            cap.path("turned").asLong()));
        }
        if (!result.path("caps").isEmpty()) {
            text.append(System.lineSeparator());
        }
    }
}
