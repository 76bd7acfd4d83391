package io.waybill.app.leads;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each enhancement of a lead was asked and cost, added up from its exchanges. */
final class LeadEnhancements {
    private static final String ENHANCEMENT = "enhancement";

    private LeadEnhancements() {}

    /** In the order first asked: {@code enhancement}, {@code class}, {@code calls}, {@code cached}, {@code skipped}, {@code cost}. */
    static List<Map<String, Object>> of(LeadReport lead) {
        Map<String, String> classes = new LinkedHashMap<>();
        lead.list("exchange.started")
                .filter(LeadEnhancements::isEnhancement)
                .forEach(event -> classes.putIfAbsent(
                        event.path("to").asText(), event.at("/asking/class").asText()));
        List<Map<String, Object>> sums = new ArrayList<>();
        classes.forEach((id, serviceClass) -> sums.add(sum(lead, id, serviceClass)));
        return sums;
    }

    private static Map<String, Object> sum(LeadReport lead, String id, String serviceClass) {
        List<JsonNode> finished = lead.list("exchange.finished")
                .filter(event ->
                        isEnhancement(event) && event.path("to").asText().equals(id))
                .toList();
        BigDecimal cost = finished.stream()
                .map(event -> LeadReport.decimal(event, "cost"))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        Map<String, Object> sum = new LinkedHashMap<>();
        sum.put(ENHANCEMENT, id);
        sum.put("class", serviceClass);
        sum.put("calls", finished.stream().filter(LeadEnhancements::wasAsked).count());
        sum.put(
                "cached",
                finished.stream().anyMatch(event -> event.path("cached").asBoolean()));
        sum.put(
                "skipped",
                finished.stream().anyMatch(event -> event.path("skipped").asBoolean()));
        sum.put("cost", LeadMoney.text(cost));
        return sum;
    }

    private static boolean isEnhancement(JsonNode event) {
        return event.path("exchange").asText().equals(ENHANCEMENT);
    }

    /** Whether the question left: it was answered, or waited for in vain. */
    private static boolean wasAsked(JsonNode event) {
        String fault = event.path("fault").asText();
        return event.hasNonNull("response") || fault.equals("timeout") || fault.equals("unparseable");
    }
}
