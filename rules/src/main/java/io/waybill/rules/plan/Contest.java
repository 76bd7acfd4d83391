package io.waybill.rules.plan;

import io.waybill.rules.decision.Candidate;
import io.waybill.rules.fact.Ask;
import io.waybill.rules.fact.Price;
import io.waybill.rules.fact.Step;
import io.waybill.rules.fact.Turn;
import java.util.List;

/**
 * What a strategy chooses from.
 *
 * @param candidates of the tier that have not had the lead, in order
 * @param rows what the table says of their rows
 * @param chance of the lead, 1 to 100
 */
record Contest(Tier tier, List<Candidate> candidates, Bids bids, BuyerRows rows, int chance) {
    Contest {
        candidates = List.copyOf(candidates);
    }

    List<Step> ask(List<Candidate> whom) {
        return whom.stream()
                .map(Candidate::recipient)
                .distinct()
                .<Step>map(recipient -> new Ask(recipient, tier.timeout()))
                .toList();
    }

    Step turn(Candidate candidate, Price price) {
        return new Turn(candidate.recipient(), price, candidate.tier(), candidate.row());
    }

    /** One of equals, by weight: the lead's chance decides, the same way each time. Nobody has weight: the first. */
    Candidate draw(List<Candidate> equals) {
        long total = equals.stream().mapToLong(rows::weight).sum();
        long point = (chance - 1L) * total / 100;
        for (Candidate candidate : equals) {
            point -= rows.weight(candidate);
            if (point < 0) {
                return candidate;
            }
        }
        return equals.getFirst();
    }
}
