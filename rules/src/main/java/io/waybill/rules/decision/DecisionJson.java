package io.waybill.rules.decision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waybill.rules.fact.OutcomeClass;
import io.waybill.rules.fact.Price;
import io.waybill.rules.fact.Result;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * The one JSON form of decisions, in journals and cases: {@code {"Deliver":{"recipient":"abc","price":"75.00"}}}. Money is a decimal text (or
 * {@code bid}, {@code response}), durations and times are ISO 8601, outcomes and classes are their words; what is null is left out.
 */
public final class DecisionJson {
    private DecisionJson() {}

    public static ObjectNode write(Decision decision) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        switch (decision) {
            case Alert it -> values.put("kind", it.kind()).put("text", it.text());
            case Candidate it ->
                values.put("recipient", it.recipient())
                        .put("price", it.price().toString())
                        .put("tier", it.tier())
                        .put("order", it.order())
                        .put("row", it.row());
            case Classify it ->
                values.put("outcome", it.outcome())
                        .put("class", it.outcomeClass().word());
            case Close it -> {
                values.put("outcome", it.outcome().word());
                if (it.reason() != null) {
                    values.put("reason", it.reason());
                }
            }
            case Deliver it -> {
                values.put("recipient", it.recipient()).put("price", it.price().toString());
                if (it.within() != null) {
                    values.put("within", it.within().toString());
                }
            }
            case Enhance it -> values.put("id", it.id()).put("required", it.required());
            case Fallback it -> values.put("delivery", it.delivery()).put("to", it.to());
            case Lose it ->
                values.put("delivery", it.delivery())
                        .put("recipient", it.recipient())
                        .put("price", money(it.cents()));
            case Pause it -> values.put("recipient", it.recipient()).put("reason", it.reason());
            case Pay it -> values.put("amount", money(it.cents()));
            case Ping it -> {
                values.put("recipient", it.recipient());
                if (it.timeout() != null) {
                    values.put("timeout", it.timeout().toString());
                }
            }
            case Promise it -> values.put("recipient", it.recipient()).put("price", money(it.cents()));
            case Reject it -> values.put("reason", it.reason());
            case Remediate it -> values.put("reason", it.reason());
            case Retry it ->
                values.put("delivery", it.delivery())
                        .put("after", it.after().toString())
                        .put("timeout", it.timeout().toString());
            case Review it -> values.put("reason", it.reason());
            case Score it -> values.put("points", it.points());
            case Sell it ->
                values.put("delivery", it.delivery())
                        .put("recipient", it.recipient())
                        .put("price", money(it.cents()));
            case Wait it -> values.put("until", it.until().toString());
        }
        ObjectNode named = JsonNodeFactory.instance.objectNode();
        named.set(decision.getClass().getSimpleName(), values);
        return named;
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static Decision read(JsonNode json) {
        if (json.size() != 1) {
            throw new IllegalArgumentException("A decision is an object with one name, not %d.".formatted(json.size()));
        }
        Map.Entry<String, JsonNode> named = json.properties().iterator().next();
        JsonNode it = named.getValue();
        return switch (named.getKey()) {
            case "Alert" -> new Alert(text(it, "kind"), text(it, "text"));
            case "Candidate" ->
                new Candidate(
                        text(it, "recipient"),
                        price(it),
                        get(it, "tier").asInt(),
                        get(it, "order").asInt(),
                        text(it, "row"));
            case "Classify" ->
                new Classify(
                        text(it, "outcome"),
                        OutcomeClass.valueOf(text(it, "class").toUpperCase(Locale.ROOT)));
            case "Close" ->
                new Close(
                        Result.valueOf(text(it, "outcome").toUpperCase(Locale.ROOT)),
                        it.has("reason") ? text(it, "reason") : null);
            case "Deliver" ->
                new Deliver(
                        text(it, "recipient"), price(it), it.has("within") ? Duration.parse(text(it, "within")) : null);
            case "Enhance" -> new Enhance(text(it, "id"), get(it, "required").asBoolean());
            case "Fallback" -> new Fallback(text(it, "delivery"), text(it, "to"));
            case "Lose" -> new Lose(text(it, "delivery"), text(it, "recipient"), cents(text(it, "price")));
            case "Pause" -> new Pause(text(it, "recipient"), text(it, "reason"));
            case "Pay" -> new Pay(cents(text(it, "amount")));
            case "Ping" ->
                new Ping(text(it, "recipient"), it.has("timeout") ? Duration.parse(text(it, "timeout")) : null);
            case "Promise" -> new Promise(text(it, "recipient"), cents(text(it, "price")));
            case "Reject" -> new Reject(text(it, "reason"));
            case "Remediate" -> new Remediate(text(it, "reason"));
            case "Retry" ->
                new Retry(text(it, "delivery"), Duration.parse(text(it, "after")), Duration.parse(text(it, "timeout")));
            case "Review" -> new Review(text(it, "reason"));
            case "Score" -> new Score(get(it, "points").asInt());
            case "Sell" -> new Sell(text(it, "delivery"), text(it, "recipient"), cents(text(it, "price")));
            case "Wait" -> new Wait(Instant.parse(text(it, "until")));
            default -> throw new IllegalArgumentException("(%s) is not a decision.".formatted(named.getKey()));
        };
    }

    private static JsonNode get(JsonNode json, String name) {
        JsonNode value = json.get(name);
        if (value == null) {
            throw new IllegalArgumentException("A decision lacks (%s).".formatted(name));
        }
        return value;
    }

    private static String text(JsonNode json, String name) {
        return get(json, name).asText();
    }

    private static Price price(JsonNode json) {
        String text = text(json, "price");
        return switch (text) {
            case "bid" -> new Price.FromBid();
            case "response" -> new Price.FromResponse();
            default -> new Price.Fixed(cents(text));
        };
    }

    private static String money(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    private static long cents(String text) {
        return new BigDecimal(text).movePointRight(2).longValueExact();
    }
}
