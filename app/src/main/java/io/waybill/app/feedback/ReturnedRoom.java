package io.waybill.app.feedback;

import io.waybill.app.event.ExchangeStarted;
import io.waybill.app.event.ExchangeStarted.Held;
import io.waybill.app.event.LeadEvent;
import io.waybill.app.limit.CounterNames;
import io.waybill.db.hold.Hold;
import io.waybill.db.sale.Sale;
import java.util.List;

/** The room that a sale had under its buyer's limits, and that is free again when the buyer gives the lead back. */
final class ReturnedRoom {
    private ReturnedRoom() {}

    /**
     * What to release. For its source and its flow the lead goes on counting: it went out.
     *
     * @param events the lead's, so far
     */
    static List<Hold> of(List<LeadEvent> events, Sale sale) {
        return events.stream()
                .filter(ExchangeStarted.class::isInstance)
                .map(ExchangeStarted.class::cast)
                .filter(started -> started.delivery().equals(sale.delivery()))
                .map(ExchangeStarted::holds)
                .filter(holds -> !holds.isEmpty())
                .reduce((first, second) -> second)
                .orElse(List.of())
                .stream()
                .filter(ReturnedRoom::isGivenBack)
                .map(held -> new Hold(held.counter(), held.since(), amount(held, sale), null))
                .toList();
    }

    private static boolean isGivenBack(Held held) {
        return !CounterNames.isForGood(held.counter())
                && !CounterNames.isProbe(held.counter())
                && !CounterNames.isOfLead(held.counter());
    }

    private static long amount(Held held, Sale sale) {
        return CounterNames.isMoney(held.counter()) ? sale.cents() : held.amount();
    }
}
