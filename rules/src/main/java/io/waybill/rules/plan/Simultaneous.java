package io.waybill.rules.plan;

import io.waybill.rules.decision.Candidate;
import io.waybill.rules.fact.Step;
import java.util.List;

/** All at once: who accepts first has it. Everybody with a bid for a price is asked for it before. */
record Simultaneous() implements Strategy {
    @Override
    public List<Step> next(Contest contest) {
        List<Candidate> toAsk =
                contest.candidates().stream().filter(contest.bids()::isToAsk).toList();
        return toAsk.isEmpty() ? contest.turns(Integer.MAX_VALUE) : contest.ask(toAsk);
    }
}
