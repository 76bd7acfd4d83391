package io.waybill.rules.cases;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waybill.rules.fact.Bid;
import io.waybill.rules.fact.Course;
import io.waybill.rules.fact.Delivery;
import io.waybill.rules.fact.ExchangeKind;
import io.waybill.rules.fact.Facts;
import io.waybill.rules.fact.Outcome;
import io.waybill.rules.fact.Sale;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes what had happened to a lead: its exchanges, sales and course. */
final class CaseHistory {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MICROS = 6;

    private CaseHistory() {}

    static void write(ObjectNode node, Facts facts) {
        CaseWriter.list(node, "outcomes", facts.outcomes(), outcome -> outcome(outcome, findExpiry(facts, outcome)));
        CaseWriter.list(node, "deliveries", facts.deliveries(), CaseHistory::delivery);
        CaseWriter.list(node, "sales", facts.sales(), CaseHistory::sale);
        if (!facts.course().equals(Course.BEGUN)) {
            node.set("course", course(facts.course()));
        }
    }

    private static @Nullable Instant findExpiry(Facts facts, Outcome outcome) {
        for (Bid bid : facts.bids()) {
            if (outcome.delivery().equals(bid.ping())) {
                return bid.expires();
            }
        }
        return null;
    }

    private static ObjectNode outcome(Outcome outcome, @Nullable Instant expires) {
        ObjectNode node = JSON.objectNode();
        node.put(outcome.kind() == ExchangeKind.ENHANCEMENT ? "enhancement" : "recipient", outcome.to());
        node.put("exchange", outcome.kind().word())
                .put("delivery", outcome.delivery())
                .put("attempt", outcome.attempt())
                .put("result", outcome.result().word());
        if (outcome.outcomeClass() != null) {
            node.put("class", outcome.outcomeClass().word());
        }
        answer(node, outcome.answer());
        node.put("timeout", outcome.sent().timeout().toString())
                .put("idempotent", outcome.sent().idempotent());
        return expires == null ? node : node.put("expires", expires.toString());
    }

    private static void answer(ObjectNode node, Outcome.Answer answer) {
        if (answer.status() != null) {
            node.put("status", answer.status());
        }
        if (answer.fault() != null) {
            node.put("fault", answer.fault());
        }
        if (answer.duplicate()) {
            node.put("duplicate", true);
        }
        if (!answer.body().isEmpty()) {
            node.put("body", answer.body());
        }
        ObjectNode headers = JSON.objectNode();
        answer.headers().forEach(headers::put);
        CaseWriter.keep(node, "headers", headers);
        if (answer.reason() != null) {
            node.put("reason", answer.reason());
        }
        if (answer.cents() != null) {
            node.put("price", CaseWriter.money(answer.cents()));
        }
    }

    private static ObjectNode delivery(Delivery delivery) {
        return JSON.objectNode()
                .put("delivery", delivery.id())
                .put("recipient", delivery.recipient())
                .put("price", delivery.price().toString())
                .put("open", delivery.open())
                .put("out", delivery.out())
                .put("root", delivery.line().root())
                .put("stands_in_for", delivery.line().recipient())
                .put("tried", delivery.line().tried());
    }

    private static ObjectNode sale(Sale sale) {
        return JSON.objectNode()
                .put("recipient", sale.recipient())
                .put("delivery", sale.delivery())
                .put("price", CaseWriter.money(sale.cents()));
    }

    private static ObjectNode course(Course course) {
        ObjectNode node = JSON.objectNode()
                .put("progress", course.progress().name().toLowerCase(Locale.ROOT))
                .put("spent", BigDecimal.valueOf(course.spentMicros(), MICROS).toPlainString());
        CaseWriter.texts(node, "settled", course.settled());
        CaseWriter.texts(node, "released", course.released());
        return course.reopened() == null
                ? node
                : node.put("reopened", course.reopened().toString());
    }
}
