package io.waybill.app.leads;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A lead as the management API shows it: its totals, and the events they come from. */
final class LeadView {
    private static final List<String> FIELD = List.of("raw", "normal", "valid", "parts");
    private static final List<String> SALE = List.of("recipient", "price", "reference", "delivery", "at");

    private LeadView() {}

    static Map<String, @Nullable Object> of(LeadReport lead) {
        LeadStanding standing = LeadStanding.of(lead);
        LeadMoney money = LeadMoney.of(lead);
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("id", lead.id());
        view.put("flow", lead.flow());
        view.put("source", lead.source());
        view.put("test", lead.received().path("test").asBoolean());
        view.put("state", standing.state());
        view.put("outcome", standing.outcome());
        view.put("reason", standing.reason());
        view.put("received_at", lead.received().path("at"));
        view.put("fields", fields(lead.received()));
        view.put("appended", appended(lead));
        List<Map<String, Object>> enhancements = LeadEnhancements.of(lead);
        if (!enhancements.isEmpty()) {
            view.put("enhancements", enhancements);
        }
        view.put("score", score(lead));
        view.put("revenue", LeadMoney.text(money.revenue()));
        view.put("cost", LeadMoney.text(money.cost()));
        view.put("margin", LeadMoney.text(money.margin()));
        view.put(
                "sales",
                lead.list("sale.recorded").map(sale -> sale(lead, sale)).toList());
        view.put("events", lead.events().stream().map(LeadView::withoutToken).toList());
        return view;
    }

    private static Map<String, Object> fields(JsonNode received) {
        Map<String, Object> fields = new LinkedHashMap<>();
        received.path("fields")
                .properties()
                .forEach(field -> fields.put(field.getKey(), only(FIELD, field.getValue())));
        return fields;
    }

    /** A later answer of the same enhancement replaces the earlier. */
    private static Map<String, Object> appended(LeadReport lead) {
        Map<String, Object> appended = new LinkedHashMap<>();
        lead.list("exchange.finished")
                .filter(event -> event.path("exchange").asText().equals("enhancement"))
                .filter(event ->
                        event.path("append").isObject() && !event.path("append").isEmpty())
                .forEach(event -> appended.put(event.path("to").asText(), event.path("append")));
        return appended;
    }

    /** The last that was worked out: a round that only takes in an outcome scores nothing. */
    private static int score(LeadReport lead) {
        return lead.list("rules.evaluated")
                .map(event -> event.path("score").asInt())
                .filter(score -> score != 0)
                .reduce(0, (first, second) -> second);
    }

    /** A sale that was given back says when. */
    private static Map<String, Object> sale(LeadReport lead, JsonNode recorded) {
        Map<String, Object> sale = only(SALE, recorded);
        lead.list("sale.reversed")
                .filter(event -> event.path("delivery").equals(recorded.path("delivery")))
                .findFirst()
                .ifPresent(event -> sale.put("reversed_at", event.path("at")));
        return sale;
    }

    private static Map<String, Object> only(List<String> names, JsonNode event) {
        Map<String, Object> chosen = new LinkedHashMap<>();
        names.forEach(
                name -> chosen.put(name, event.path(name).isMissingNode() ? NullNode.instance : event.path(name)));
        return chosen;
    }

    /** The token's hash is for checking the source's questions and for nobody to see. */
    private static JsonNode withoutToken(JsonNode event) {
        return event.has("status_token") ? ((ObjectNode) event.deepCopy()).without("status_token") : event;
    }
}
