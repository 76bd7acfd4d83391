package io.waybill.app.routing;

import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.event.LeadEvent;
import io.waybill.db.delivery.Told;
import io.waybill.rules.fact.ExchangeKind;
import io.waybill.rules.fact.OutcomeClass;
import io.waybill.rules.fact.Result;
import java.util.List;
import java.util.Locale;

/** What reports are told of attempts at deliveries. Test leads are not told of. */
final class ToldOutcomes {
    private ToldOutcomes() {}

    static List<Told> of(LeadHistory history, List<LeadEvent> events) {
        return history.received().test()
                ? List.of()
                : events.stream()
                        .filter(ExchangeFinished.class::isInstance)
                        .map(ExchangeFinished.class::cast)
                        .filter(finished -> finished.exchange().equals(ExchangeKind.POST.word()))
                        .map(finished ->
                                new Told(finished.to(), finished.delivery(), finished.attempt(), result(finished)))
                        .toList();
    }

    private static Told.Result result(ExchangeFinished finished) {
        if (finished.outcome().equals(Result.UNKNOWN.word())) {
            return Told.Result.UNKNOWN;
        }
        var named = finished.outcomeClass();
        var result = named == null
                ? Result.valueOf(finished.outcome().toUpperCase(Locale.ROOT))
                : OutcomeClass.valueOf(named.toUpperCase(Locale.ROOT)).result();
        return switch (result) {
            case SUCCESS -> Told.Result.ACCEPTED;
            case FAILURE -> Told.Result.REJECTED;
            case ERROR -> Told.Result.ERROR;
            case UNKNOWN -> Told.Result.UNKNOWN;
        };
    }
}
