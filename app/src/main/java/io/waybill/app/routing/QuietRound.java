package io.waybill.app.routing;

import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.event.LeadEvent;
import io.waybill.app.event.RulesEvaluated;
import io.waybill.app.event.SaleLost;
import io.waybill.app.event.SaleRecorded;
import io.waybill.db.lead.LeadIds;
import io.waybill.rules.fact.Result;
import java.util.List;

/** A round in which the rules are not asked and nothing is sent: it notes what happened, and holds or ends the lead. */
final class QuietRound {
    private final RoundBuilder built;
    private final RoundWriter writer;

    QuietRound(RoundDraft draft, RoundWriter writer, LeadIds ids) {
        this.built = new RoundBuilder(draft, QuietRound::nothing, ids);
        this.writer = writer;
    }

    private static Prepared nothing(Errand errand) {
        throw new IllegalStateException(
                "A parked lead sends nothing, yet there is an errand to (%s).".formatted(errand.to()));
    }

    Round parked(List<LeadEvent> opening, List<ExchangeFinished> arrived, String reason) {
        arrived.forEach(built.draft()::add);
        built.stop("routing", reason);
        return writer.write(opening, built.draft());
    }

    Round noted(List<ExchangeFinished> arrived) {
        arrived.forEach(built.draft()::add);
        return writer.write(List.of(), built.draft());
    }

    Round givenUp(List<LeadEvent> opening, String reason) {
        built.draft().end(Ending.of(Result.FAILURE, reason));
        return writer.write(opening, built.draft());
    }

    Round unwritable(List<LeadEvent> opening, Round refused) {
        var outcomes = refused.events().stream()
                .filter(ExchangeFinished.class::isInstance)
                .map(event -> ((ExchangeFinished) event).withoutAnswer())
                .toList();
        return parked(opening, outcomes, "A round could not be written");
    }

    /** Its requests never leave: the room that they were to take is free again. */
    Round disowned() {
        built.draft().history().attempts().stream()
                .filter(attempt -> attempt.finished() == null)
                .map(attempt -> Exchanges.withdrawn(attempt.started()))
                .forEach(built.draft()::add);
        built.draft().end(new Ending("error", Result.ERROR.word(), Ending.DISOWNED));
        return writer.write(List.of(), built.draft());
    }

    Round saleLost(List<LeadEvent> opening, Round refused) {
        for (var event : refused.events()) {
            switch (event) {
                case ExchangeFinished finished -> built.draft().add(finished);
                case RulesEvaluated evaluated -> built.draft().add(evaluated);
                case SaleRecorded sale ->
                    built.draft().add(new SaleLost(sale.recipient(), sale.price(), sale.reference(), sale.delivery()));
                default -> {}
            }
        }
        built.stop("sale_lost", "Accepted by a buyer after the lead was sold");
        return writer.write(opening, built.draft());
    }
}
