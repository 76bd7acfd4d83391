package io.waybill.rules.plan;

import io.waybill.rules.decision.Candidate;
import io.waybill.rules.fact.Ask;
import io.waybill.rules.fact.Facts;
import io.waybill.rules.fact.Price;
import io.waybill.rules.fact.RecipientStatus;
import io.waybill.rules.fact.Step;
import io.waybill.rules.fact.Turn;
import java.util.ArrayList;
import java.util.List;

/**
 * What a strategy chooses from.
 *
 * @param candidates of the tier that have not had the lead, in order
 * @param rows what the table says of their rows
 * @param places how many further buyers may have the lead at once
 */
record Contest(Tier tier, List<Candidate> candidates, Bids bids, BuyerRows rows, Facts facts, int places) {
    Contest {
        candidates = List.copyOf(candidates);
    }

    /** The same with other candidates, or with these in another order. */
    Contest among(List<Candidate> others) {
        return new Contest(tier, others, bids, rows, facts, places);
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

    /** The first so many that have a price, each recipient once. */
    List<Step> turns(int most) {
        List<Step> turns = new ArrayList<>();
        List<String> chosen = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Price price = bids.findPrice(candidate);
            if (price != null && turns.size() < most && !chosen.contains(candidate.recipient())) {
                chosen.add(candidate.recipient());
                turns.add(turn(candidate, price));
            }
        }
        return turns;
    }

    /** When the recipient last had its turn: the higher the later, 0 for never. */
    long served(Candidate candidate) {
        RecipientStatus status = facts.recipients().find(candidate.recipient());
        return status == null ? 0 : status.room().served();
    }

    /** One of equals, by weight: the lead's chance decides, the same way each time. Nobody has weight: the first. */
    Candidate draw(List<Candidate> equals) {
        long total = equals.stream().mapToLong(rows::weight).sum();
        long point = (facts.lead().getRandom() - 1L) * total / 100;
        for (Candidate candidate : equals) {
            point -= rows.weight(candidate);
            if (point < 0) {
                return candidate;
            }
        }
        return equals.getFirst();
    }
}
