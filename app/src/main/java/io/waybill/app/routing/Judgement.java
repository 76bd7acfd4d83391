package io.waybill.app.routing;

import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.home.ActiveFlow;
import io.waybill.app.release.Shadow;
import io.waybill.rules.RulesDoNotSettle;
import io.waybill.rules.RulesFailed;
import io.waybill.rules.fact.Facts;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Asks the rules about a round, and lets a shadow look on. Safe for use by many threads. */
@Singleton
final class Judgement {
    private final FactsAssembler facts;
    private final Shadow shadow;

    Judgement(FactsAssembler facts, Shadow shadow) {
        this.facts = facts;
        this.shadow = shadow;
    }

    /** @param arrived outcomes of attempts that the rules have not classified yet */
    Facts facts(LeadHistory history, List<ExchangeFinished> arrived, ActiveFlow flow, Instant now) {
        return facts.facts(history, arrived, flow, now);
    }

    /**
     * What the rules say.
     *
     * @throws RulesDoNotSettle when they keep firing
     * @throws RulesFailed when one of them fails
     */
    EvaluatedRound evaluate(LeadHistory history, List<ExchangeFinished> arrived, ActiveFlow flow, Instant now) {
        var read = facts(history, arrived, flow, now);
        var evaluation = flow.rules().evaluate(read);
        shadow.saw(history.lead(), history.rounds() + 1, flow, read, evaluation);
        return new EvaluatedRound(flow.rules(), evaluation, read);
    }
}
