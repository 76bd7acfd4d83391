package io.waybill.app.leads;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a lead stands, as its events so far tell.
 *
 * @param state {@code routing}, {@code waiting}, {@code sold}, {@code rejected}, {@code unsold}, {@code review}, {@code remediation}, {@code error}
 * @param outcome {@code success}, {@code failure}, {@code error}, {@code pending}
 */
record LeadStanding(String state, String outcome, @Nullable String reason) {
    static final String PENDING = "pending";
    private static final LeadStanding ROUTING = new LeadStanding("routing", PENDING, null);

    static LeadStanding of(LeadReport history) {
        return history.events().stream().reduce(ROUTING, LeadStanding::after, (earlier, later) -> later);
    }

    /** Events that only tell of others (an alert, a paused recipient, a sale, what follows an acceptance) leave it where it stands. */
    private LeadStanding after(JsonNode event) {
        if (event.path("exchange").asText().equals("follow_up")) {
            return this;
        }
        return switch (LeadReport.type(event)) {
            case "rules.evaluated", "exchange.started", "exchange.finished" -> ROUTING;
            case "retry.scheduled", "wait.scheduled" -> new LeadStanding("waiting", PENDING, null);
            case "delivery.parked" -> new LeadStanding("review", PENDING, LeadReport.text(event, "reason"));
            case "lead.closed" ->
                new LeadStanding(
                        event.path("state").asText(),
                        Objects.requireNonNullElse(LeadReport.text(event, "outcome"), PENDING),
                        LeadReport.text(event, "reason"));
            default -> this;
        };
    }
}
