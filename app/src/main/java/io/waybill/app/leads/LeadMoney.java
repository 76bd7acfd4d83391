package io.waybill.app.leads;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A lead's money, in dollars with fractions of a cent.
 *
 * @param revenue what buyers pay
 * @param cost what enhancements and the source cost
 */
record LeadMoney(BigDecimal revenue, BigDecimal cost) {

    /** The sums the lead was closed with; before that, what its events so far add up to. */
    static LeadMoney of(LeadReport history) {
        JsonNode closed = history.findClosed();
        if (closed != null) {
            BigDecimal revenue = LeadReport.decimal(closed, "revenue")
                    .add(after(history, closed, "sale.recorded", "price"))
                    .subtract(after(history, closed, "sale.reversed", "price"));
            return new LeadMoney(
                    revenue,
                    LeadReport.decimal(closed, "cost").add(after(history, closed, "exchange.finished", "cost")));
        }
        boolean test = history.received().path("test").asBoolean();
        BigDecimal sold = sum(history, "sale.recorded", "price").subtract(sum(history, "sale.reversed", "price"));
        return new LeadMoney(test ? BigDecimal.ZERO : sold, sum(history, "exchange.finished", "cost"));
    }

    /** What came before the end is in the sums of the end. */
    private static BigDecimal after(LeadReport history, JsonNode closed, String type, String amount) {
        boolean test = history.received().path("test").asBoolean();
        return history.list(type)
                .filter(event ->
                        !test && event.path("seq").asInt() > closed.path("seq").asInt())
                .map(event -> LeadReport.decimal(event, amount))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal sum(LeadReport history, String type, String amount) {
        return history.list(type)
                .map(event -> LeadReport.decimal(event, amount))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal margin() {
        return revenue.subtract(cost);
    }

    /** With the cents, and with fractions of a cent only where there are any: {@code 52.00}, {@code 31.204}. */
    static String text(BigDecimal dollars) {
        BigDecimal plain = dollars.stripTrailingZeros();
        return plain.setScale(Math.max(2, plain.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }
}
