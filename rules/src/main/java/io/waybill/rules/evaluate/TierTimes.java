package io.waybill.rules.evaluate;

import io.waybill.rules.decision.Candidate;
import io.waybill.rules.decision.Deliver;
import io.waybill.rules.fact.Match;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives deliveries the time of their tier, whatever the rules of pricing are: a lead that has not left by then goes to the next candidate. */
record TierTimes(List<Candidate> candidates, List<Match> tiers) {
    StageResult of(StageResult result) {
        return result.with(result.decisions().stream()
                .map(decision ->
                        decision instanceof Deliver deliver && deliver.within() == null ? timed(deliver) : decision)
                .toList());
    }

    private Deliver timed(Deliver deliver) {
        Duration time = findTime(deliver.recipient());
        return time == null ? deliver : deliver.within(time);
    }

    private @Nullable Duration findTime(String recipient) {
        return candidates.stream()
                .filter(candidate -> candidate.recipient().equals(recipient))
                .findFirst()
                .flatMap(candidate -> tiers.stream()
                        .filter(tier -> tier.getId().equals(Integer.toString(candidate.tier())))
                        .map(tier -> tier.duration("timeout"))
                        .filter(time -> !time.isZero())
                        .findFirst())
                .orElse(null);
    }
}
