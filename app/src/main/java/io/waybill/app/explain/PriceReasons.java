package io.waybill.app.explain;

import io.waybill.app.event.Dollars;
import io.waybill.rules.explain.Why;
import java.util.List;

/** Reasons that are about money. */
record PriceReasons(RowView rows) {
    Reason of(Why.NoBid none) {
        String text = none.expired() == null
                ? "its price is its bid, and it made none"
                : "its bid of %s no longer held".formatted(Dollars.of(none.expired()));
        return rows.matching(none.row(), "price", text).with("would_match", "a bid that holds");
    }

    Reason of(Why.BelowFloor low) {
        String floor = Dollars.of(low.floor());
        String bid = Dollars.of(low.bid());
        return rows.matching(low.row(), "floor", "it bid %s, and its row asks for %s at least".formatted(bid, floor))
                .with("column", "floor")
                .with("cell", floor)
                .with("value", bid)
                .with("would_match", floor + " or more");
    }

    Reason of(Why.TooDear dear) {
        String price = Dollars.of(dear.cents());
        return rows.matching(dear.row(), "cap", "%s is more than it has left to spend".formatted(price))
                .with("value", price)
                .with("would_match", "a cap or a balance that leaves room for " + price);
    }

    Reason of(Why.NoMargin none) {
        String price = Dollars.of(none.cents());
        return rows.matching(
                        none.row(),
                        "margin",
                        "of %s less would be left than the flow's margin asks for".formatted(price))
                .with("value", price)
                .with("would_match", "a higher price, or a smaller margin in fields.yaml");
    }

    Reason of(Why.Outbid outbid) {
        String own = Dollars.of(outbid.cents());
        String paid = Dollars.of(outbid.winner().cents());
        return rows.matching(
                        outbid.row(),
                        "price",
                        "%s paid %s, more than its %s".formatted(outbid.winner().recipient(), paid, own))
                .with("value", own)
                .with("would_match", "more than " + paid)
                .with("buyers", Buyers.list(List.of(outbid.winner())));
    }
}
