package io.waybill.rules.plan;

import io.waybill.rules.decision.Candidate;
import io.waybill.rules.fact.Exhausted;
import io.waybill.rules.fact.Facts;
import io.waybill.rules.fact.Offer;
import io.waybill.rules.fact.Price;
import io.waybill.rules.fact.Step;
import io.waybill.rules.fact.Turn;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** What a source is told that only asks for a price: what the plan would do next, without doing it. */
record Quote(Plan plan) {
    static final String NO_BID = "no bid";

    /** Bids to ask for, an offer, or that there is none: of a tier that opens later nobody can say what it will bring. */
    List<Step> next(Facts facts) {
        Tier before = null;
        for (int number : plan.numbers()) {
            Tier tier = plan.tier(number);
            if (facts.now().instant().isBefore(Plan.opens(before, tier, facts.now()))) {
                break;
            }
            List<Candidate> priced = plan.left(number, Set.of()).stream()
                    .filter(candidate -> !(candidate.price() instanceof Price.FromResponse))
                    .filter(candidate -> !(candidate.price() instanceof Price.Fixed fixed) || fixed.cents() > 0)
                    .toList();
            List<Step> steps = tier.strategy().next(plan.contest(tier, priced, facts, tier.sellTo()));
            if (!steps.isEmpty()) {
                return offers(steps);
            }
            before = tier;
        }
        return List.of(new Exhausted(NO_BID));
    }

    /** Where several would get the lead at once nobody knows who takes it: the source is promised the least of what they pay. */
    private static List<Step> offers(List<Step> steps) {
        List<Step> quoted = steps.stream().map(Quote::quoted).toList();
        return quoted.stream()
                .filter(Offer.class::isInstance)
                .min(Comparator.comparingLong(step -> ((Offer) step).cents()))
                .map(List::of)
                .orElse(quoted);
    }

    private static Step quoted(Step step) {
        return step instanceof Turn turn && turn.price() instanceof Price.Fixed fixed
                ? new Offer(turn.recipient(), fixed.cents(), turn.tier(), turn.row())
                : step;
    }
}
