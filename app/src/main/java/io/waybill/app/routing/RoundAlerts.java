package io.waybill.app.routing;

import io.waybill.app.alerts.FailureWatch;
import io.waybill.app.event.AlertRaised;
import io.waybill.app.event.ExchangeFinished;
import io.waybill.db.alert.Alert;
import io.waybill.rules.fact.ExchangeKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The alerts of a round as operators get them: whom each is about, and whether it lasts beyond the lead. */
final class RoundAlerts {
    private RoundAlerts() {}

    static List<Alert> of(RoundDraft built) {
        return built.events().stream()
                .filter(AlertRaised.class::isInstance)
                .map(AlertRaised.class::cast)
                .map(raised -> alert(raised, built))
                .toList();
    }

    private static Alert alert(AlertRaised raised, RoundDraft built) {
        var finished = findSubject(raised, built);
        var recipient =
                finished == null || finished.exchange().equals(ExchangeKind.ENHANCEMENT.word()) ? null : finished.to();
        var alert = new Alert(raised.kind(), raised.text(), recipient, built.now());
        return finished != null && FailureWatch.KINDS.contains(raised.kind()) ? alert.lasting(finished.to()) : alert;
    }

    /** Rules name whom they speak of first. */
    private static @Nullable ExchangeFinished findSubject(AlertRaised raised, RoundDraft built) {
        return built.events().stream()
                .filter(ExchangeFinished.class::isInstance)
                .map(ExchangeFinished.class::cast)
                .filter(finished -> raised.text().startsWith(finished.to() + ": "))
                .findFirst()
                .orElse(null);
    }
}
