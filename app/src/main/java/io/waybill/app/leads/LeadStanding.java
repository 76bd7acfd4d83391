package io.waybill.app.leads;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.Set;
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
    private static final LeadStanding WAITING = new LeadStanding("waiting", PENDING, null);
    private static final Set<String> AFTERWARDS = Set.of("follow_up", "reverse");

    static LeadStanding of(LeadReport history) {
        return history.events().stream().reduce(ROUTING, LeadStanding::after, (earlier, later) -> later);
    }

    /** Events that only tell of others (an alert, a paused recipient, a sale, what follows an acceptance) leave it where it stands. */
    private LeadStanding after(JsonNode event) {
        if (AFTERWARDS.contains(event.path("exchange").asText())) {
            return this;
        }
        // What is still heard of a lead that has ended, or is held, does not set it going.
        return state.equals("routing") || state.equals("waiting") ? underway(event) : ended(event);
    }

    private LeadStanding ended(JsonNode event) {
        boolean held = outcome.equals(PENDING);
        return switch (LeadReport.type(event)) {
            case "sale.reversed" -> event.hasNonNull("reopened") ? WAITING : this;
            case "review.resolved" -> held || event.hasNonNull("reopened") ? ROUTING : this;
            case "lead.closed", "delivery.parked" -> underway(event);
            default -> this;
        };
    }

    private LeadStanding underway(JsonNode event) {
        return switch (LeadReport.type(event)) {
            case "rules.evaluated", "exchange.finished" -> ROUTING;
            // In line for a batch: nothing is on its way.
            case "exchange.started" -> event.has("batch") ? WAITING : ROUTING;
            case "retry.scheduled", "wait.scheduled" -> WAITING;
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
