package io.waybill.rules.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.rules.fact.Course;
import io.waybill.rules.fact.Course.Progress;
import io.waybill.rules.fact.Delivery;
import io.waybill.rules.fact.Price;
import io.waybill.rules.fact.Sale;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a case says of how far its lead has come: {@code "deliveries"}, {@code "sales"} and {@code "course"}. */
final class CaseCourse {
    private static final int MICROS = 6;
    private static final Set<String> DELIVERY_KEYS =
            Set.of("delivery", "recipient", "price", "open", "out", "root", "stands_in_for", "tried");
    private static final Set<String> COURSE_KEYS = Set.of("progress", "spent", "settled", "released", "reopened");

    private CaseCourse() {}

    static List<Sale> sales(CaseJson json) throws CaseJson.Wrong {
        List<Sale> sales = new ArrayList<>();
        for (JsonNode node : json.list("sales")) {
            CaseJson sale = CaseJson.of("sales", node, Set.of("recipient", "price", "delivery"));
            Long cents = sale.findCents("price");
            String recipient = sale.text("recipient", "");
            sales.add(new Sale(recipient, sale.text("delivery", "delivery-" + recipient), cents == null ? 0 : cents));
        }
        return sales;
    }

    static List<Delivery> deliveries(CaseJson json) throws CaseJson.Wrong {
        List<Delivery> deliveries = new ArrayList<>();
        for (JsonNode node : json.list("deliveries")) {
            CaseJson each = CaseJson.of("deliveries", node, DELIVERY_KEYS);
            String recipient = each.text("recipient", "");
            String id = each.text("delivery", "delivery-" + recipient);
            boolean open = each.child("open").asBoolean();
            deliveries.add(new Delivery(
                    id,
                    recipient,
                    price(each),
                    open,
                    each.has("out") ? each.child("out").asBoolean() : open,
                    new Delivery.Line(
                            each.text("root", id), each.text("stands_in_for", recipient), each.number("tried", 0))));
        }
        return deliveries;
    }

    private static Price price(CaseJson json) throws CaseJson.Wrong {
        return switch (json.text("price", "response")) {
            case "bid" -> new Price.FromBid();
            case "response" -> new Price.FromResponse();
            default -> {
                Long cents = json.findCents("price");
                yield new Price.Fixed(cents == null ? 0 : cents);
            }
        };
    }

    static Course course(CaseJson json) throws CaseJson.Wrong {
        if (!json.has("course")) {
            return Course.BEGUN;
        }
        CaseJson course = CaseJson.of("course", json.child("course"), COURSE_KEYS);
        Progress progress = course.findWord("progress", Progress.class);
        return new Course(
                progress == null ? Progress.UNDERWAY : progress,
                micros(course),
                Set.copyOf(course.listTexts("settled")),
                Set.copyOf(course.listTexts("released")),
                course.has("reopened") ? course.instant("reopened", Instant.EPOCH) : null);
    }

    private static long micros(CaseJson course) throws CaseJson.Wrong {
        try {
            return new BigDecimal(course.text("spent", "0"))
                    .movePointRight(MICROS)
                    .longValue();
        } catch (NumberFormatException notMoney) {
            throw new CaseJson.Wrong("course: spent is not an amount. Maybe 0.004?");
        }
    }
}
