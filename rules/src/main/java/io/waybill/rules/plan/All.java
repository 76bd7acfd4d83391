package io.waybill.rules.plan;

import io.waybill.rules.decision.Candidate;
import io.waybill.rules.fact.Step;
import java.util.List;

/** As many at once as may still buy, in order: who rejects is followed by the next at once. */
record All() implements Strategy {
    @Override
    public List<Step> next(Contest contest) {
        List<Candidate> toAsk =
                contest.candidates().stream().filter(contest.bids()::isToAsk).toList();
        return toAsk.isEmpty() ? contest.turns(contest.places()) : contest.ask(toAsk);
    }
}
