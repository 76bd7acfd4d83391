package io.waybill.app.routing;

import io.waybill.app.event.ExchangeStarted;
import io.waybill.app.routing.Attempts.Attempt;
import io.waybill.rules.fact.Delivery;

/** Where deliveries stand among those that stand in for each other. */
final class StandIns {
    private StandIns() {}

    static Delivery.Line line(LeadHistory history, ExchangeStarted started) {
        var root = started.standIn() == null
                ? started.delivery()
                : started.standIn().root();
        long tried = history.attempts().stream()
                .map(Attempt::started)
                .map(ExchangeStarted::standIn)
                .filter(standIn -> standIn != null && standIn.root().equals(root))
                .map(ExchangeStarted.StandIn::as)
                .distinct()
                .count();
        return new Delivery.Line(root, history.lastAttempt(root).to(), (int) tried);
    }
}
