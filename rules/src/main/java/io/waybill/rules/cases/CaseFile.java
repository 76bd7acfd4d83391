package io.waybill.rules.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.waybill.rules.RuleProblem;
import io.waybill.rules.fact.Appended;
import io.waybill.rules.fact.Bid;
import io.waybill.rules.fact.Delivery;
import io.waybill.rules.fact.Outcome;
import io.waybill.rules.fact.Source;
import io.waybill.rules.flow.FileText;
import io.waybill.rules.flow.Problems;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file of cases, read: one case, or a list of them.
 *
 * @param problems what is wrong with the file itself
 */
record CaseFile(List<Case> cases, List<RuleProblem> problems) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant AT = Instant.parse("2026-03-02T18:00:00Z");
    private static final Set<String> KEYS = Set.of(
            "name",
            "at",
            "received",
            "source",
            "random",
            "lead",
            "ping",
            "promised",
            "refused",
            "appended",
            "bids",
            "outcomes",
            "deliveries",
            "sales",
            "course",
            "unavailable",
            "recipients",
            "duplicates",
            "listed",
            "expect");
    private static final Set<String> EXPECT_KEYS = Set.of("decisions", "rows", "rules", "score");

    /** Reads the file; never throws. */
    static CaseFile read(String file, byte[] content) {
        var problems = new Problems(file);
        List<Case> cases = new ArrayList<>();
        FileText text = FileText.of(content);
        if (text.readable(problems)) {
            try {
                JsonNode root = JSON.readTree(text.text());
                for (JsonNode node : root.isArray() ? root : List.of(root)) {
                    readCase(file, node, cases, problems);
                }
            } catch (JsonProcessingException broken) {
                int line =
                        broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
                problems.error(line, "", "", "Not JSON: " + broken.getOriginalMessage());
            }
        }
        return new CaseFile(List.copyOf(cases), problems.list());
    }

    private static void readCase(String file, JsonNode node, List<Case> cases, Problems problems) {
        String name = node.path("name").asText("");
        try {
            cases.add(readCase(file, node));
        } catch (CaseJson.Wrong wrong) {
            problems.error(0, "", name, wrong.text());
        }
    }

    private static Case readCase(String file, JsonNode node) throws CaseJson.Wrong {
        CaseJson json = CaseJson.of("case", node, KEYS);
        Instant at = json.instant("at", AT);
        var given = new Case.Given(
                at,
                json.instant("received", at),
                new Source(
                        json.text("source", "demo"),
                        json.child("ping").asBoolean(),
                        json.findCents("promised"),
                        json.findText("refused")),
                json.number("random", 1),
                json.texts("lead"),
                happened(json),
                CaseRecipient.all(json),
                CasePerson.duplicates(json),
                CasePerson.listed(json));
        return new Case(file, json.text("name", file), given, expected(json.child("expect")));
    }

    private static Case.Happened happened(CaseJson json) throws CaseJson.Wrong {
        List<Outcome> outcomes = new ArrayList<>();
        List<Delivery> deliveries = new ArrayList<>(CaseCourse.deliveries(json));
        List<Bid> bids = new ArrayList<>(bids(json));
        for (JsonNode outcome : json.list("outcomes")) {
            CaseOutcome read = CaseOutcome.of("outcomes", outcome);
            outcomes.add(read.outcome());
            if (read.delivery() != null) {
                deliveries.add(read.delivery());
            }
            if (read.bid() != null) {
                bids.add(read.bid());
            }
        }
        return new Case.Happened(
                appended(json.child("appended")),
                bids,
                outcomes,
                deliveries,
                CaseCourse.sales(json),
                CaseCourse.course(json));
    }

    private static List<Appended> appended(JsonNode node) {
        List<Appended> all = new ArrayList<>();
        node.properties().forEach(enhancement -> {
            Map<String, Object> values = new HashMap<>();
            enhancement.getValue().properties().forEach(property -> {
                Object value = findValue(property.getValue());
                if (value != null) {
                    values.put(property.getKey(), value);
                }
            });
            all.add(new Appended(enhancement.getKey(), values));
        });
        return all;
    }

    private static @Nullable Object findValue(JsonNode node) {
        if (node.isNull()) {
            return null;
        }
        if (node.isNumber()) {
            return new BigDecimal(node.asText());
        }
        return node.isBoolean() ? (Object) node.asBoolean() : node.asText();
    }

    private static List<Bid> bids(CaseJson json) throws CaseJson.Wrong {
        List<Bid> bids = new ArrayList<>();
        for (JsonNode node : json.list("bids")) {
            CaseJson bid = CaseJson.of("bids", node, Set.of("recipient", "price", "expires"));
            Long cents = bid.findCents("price");
            if (cents == null || !bid.has("recipient")) {
                throw new CaseJson.Wrong("bids: a bid has a recipient and a price.");
            }
            Instant expires = bid.has("expires") ? bid.instant("expires", AT) : null;
            bids.add(new Bid(bid.text("recipient", ""), cents, expires));
        }
        return bids;
    }

    private static Case.Expected expected(JsonNode node) throws CaseJson.Wrong {
        if (node.isMissingNode()) {
            throw new CaseJson.Wrong("The case expects nothing. Maybe \"expect\": { \"decisions\": [ … ] }?");
        }
        CaseJson json = CaseJson.of("expect", node, EXPECT_KEYS);
        return new Case.Expected(
                json.findList("decisions"),
                texts(json.findList("rows")),
                texts(json.findList("rules")),
                json.findNumber("score"));
    }

    private static @Nullable List<String> texts(@Nullable List<JsonNode> nodes) {
        return nodes == null ? null : nodes.stream().map(JsonNode::asText).toList();
    }
}
