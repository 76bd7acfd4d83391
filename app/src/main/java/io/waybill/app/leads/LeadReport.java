package io.waybill.app.leads;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.routing.SourceAnswer;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the journal tells of one lead.
 *
 * @param events in order, at least the first, {@code lead.received}
 */
public record LeadReport(String id, List<JsonNode> events) {
    public LeadReport {
        events = List.copyOf(events);
    }

    /** The flow it belongs to. */
    public String flow() {
        return received().path("flow").asText();
    }

    /** Who sent it. */
    public String source() {
        return received().path("source").asText();
    }

    /** The hash of the token in its {@code status_url}. */
    public String statusToken() {
        return received().path("status_token").asText();
    }

    /** What its source would be told now. */
    public SourceAnswer answer() {
        LeadStanding standing = LeadStanding.of(this);
        JsonNode closed = findClosed();
        BigDecimal pay = closed == null ? BigDecimal.ZERO : decimal(closed, "pay");
        boolean pending = standing.outcome().equals(LeadStanding.PENDING);
        return new SourceAnswer(
                id, standing.outcome(), pending ? null : standing.reason(), pending ? BigDecimal.ZERO : pay);
    }

    /** Whether a delivery is on its way whose outcome nobody knows yet. */
    public boolean isWithBuyers() {
        Set<String> out = new HashSet<>();
        for (JsonNode event : events) {
            if (event.path("exchange").asText().equals("post") && !event.has("batch")) {
                String attempt = event.path("delivery").asText() + "/"
                        + event.path("attempt").asText();
                if (type(event).equals("exchange.started")) {
                    out.add(attempt);
                } else {
                    out.remove(attempt);
                }
            }
        }
        return !out.isEmpty();
    }

    /** Whether the sale of that delivery was given back. */
    public boolean isReversed(String delivery) {
        return list("sale.reversed")
                .anyMatch(event -> event.path("delivery").asText().equals(delivery));
    }

    /** A field's normal form, or what was sent where it has none; null when nothing was sent. */
    public @Nullable String findField(String name) {
        JsonNode field = received().path("fields").path(name);
        String normal = text(field, "normal");
        return normal == null ? text(field, "raw") : normal;
    }

    JsonNode received() {
        return events.getFirst();
    }

    /** How it ended; null while it goes on. */
    @Nullable
    JsonNode findClosed() {
        return list("lead.closed").reduce((first, second) -> second).orElse(null);
    }

    Stream<JsonNode> list(String type) {
        return events.stream().filter(event -> type(event).equals(type));
    }

    static String type(JsonNode event) {
        return event.path("type").asText();
    }

    /** An event's text; null when it is missing or null. */
    static @Nullable String text(@Nullable JsonNode event, String name) {
        return event == null || !event.hasNonNull(name) ? null : event.get(name).asText();
    }

    /** An event's amount; 0 when it is missing or null. */
    static BigDecimal decimal(JsonNode event, String name) {
        return new BigDecimal(Objects.requireNonNullElse(text(event, name), "0"));
    }
}
