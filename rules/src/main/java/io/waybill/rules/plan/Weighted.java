package io.waybill.rules.plan;

import io.waybill.rules.decision.Candidate;
import io.waybill.rules.fact.Price;
import io.waybill.rules.fact.Step;
import java.util.List;

/**
 * One recipient at a time, drawn by weight with the lead's own chance. Who has no weight gets what all others have rejected; who has a bid for a
 * price is asked for it when drawn.
 */
record Weighted() implements Strategy {
    @Override
    public List<Step> next(Contest contest) {
        List<Candidate> open = contest.candidates().stream()
                .filter(candidate ->
                        contest.bids().isToAsk(candidate) || contest.bids().findPrice(candidate) != null)
                .toList();
        if (open.isEmpty()) {
            return List.of();
        }
        Candidate drawn = contest.draw(open);
        Price price = contest.bids().isToAsk(drawn) ? null : contest.bids().findPrice(drawn);
        return price == null ? contest.ask(List.of(drawn)) : List.of(contest.turn(drawn, price));
    }
}
