package io.waybill.app.explain;

import io.waybill.app.event.Dollars;
import io.waybill.rules.explain.Buyer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Who bought a lead, in words and as data. */
final class Buyers {
    private Buyers() {}

    static String names(List<Buyer> buyers) {
        return buyers.stream()
                .map(buyer -> "%s for %s".formatted(buyer.recipient(), Dollars.of(buyer.cents())))
                .collect(Collectors.joining(", "));
    }

    static List<Map<String, Object>> list(List<Buyer> buyers) {
        return buyers.stream()
                .map(buyer ->
                        Map.<String, Object>of("recipient", buyer.recipient(), "price", Dollars.of(buyer.cents())))
                .toList();
    }
}
