package io.waybill.rules.plan;

import io.waybill.rules.decision.Candidate;
import io.waybill.rules.fact.Step;
import java.util.Comparator;
import java.util.List;

/** One recipient at a time, first who has waited longest for its turn. Who has a bid for a price is asked for it then. */
record RoundRobin() implements Strategy {
    @Override
    public List<Step> next(Contest contest) {
        List<Candidate> waiting = contest.candidates().stream()
                .sorted(Comparator.comparingLong(contest::served))
                .toList();
        return new Waterfall().next(contest.among(waiting));
    }
}
