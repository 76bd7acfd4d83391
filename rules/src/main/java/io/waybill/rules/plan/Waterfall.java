package io.waybill.rules.plan;

import io.waybill.rules.decision.Candidate;
import io.waybill.rules.fact.Price;
import io.waybill.rules.fact.Step;
import java.util.List;

/** One recipient at a time, in order. Who has a bid for a price is asked for it when it is its turn, and passed over without one. */
record Waterfall() implements Strategy {
    @Override
    public List<Step> next(Contest contest) {
        for (Candidate candidate : contest.candidates()) {
            if (contest.bids().isToAsk(candidate)) {
                return contest.ask(List.of(candidate));
            }
            Price price = contest.bids().findPrice(candidate);
            if (price != null) {
                return List.of(contest.turn(candidate, price));
            }
        }
        return List.of();
    }
}
