package io.waybill.rules.plan;

import io.waybill.rules.decision.Candidate;
import io.waybill.rules.fact.Accepted;
import io.waybill.rules.fact.Complete;
import io.waybill.rules.fact.Exhausted;
import io.waybill.rules.fact.Facts;
import io.waybill.rules.fact.Now;
import io.waybill.rules.fact.Sale;
import io.waybill.rules.fact.Step;
import io.waybill.rules.fact.Underway;
import io.waybill.rules.fact.Window;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tier by tier, each by its own strategy, nobody twice.
 *
 * @param candidates in the order of their rows
 * @param tiers by number; a tier without a row has the standard settings
 * @param rows what the buyers table says of the candidates' rows
 */
public record Plan(List<Candidate> candidates, Map<Integer, Tier> tiers, BuyerRows rows) {
    public Plan {
        candidates = candidates.stream()
                .sorted(Comparator.comparingInt(Candidate::tier).thenComparingInt(Candidate::order))
                .toList();
        tiers = Map.copyOf(tiers);
    }

    /**
     * What comes next: one step, or several at once where several recipients are asked.
     *
     * @param facts with every outcome classified, and only the bids that count
     */
    public List<Step> next(Standing standing, Facts facts) {
        if (facts.source().asking()) {
            return new Quote(this).next(facts);
        }
        if (standing.underway()) {
            return List.of(new Underway());
        }
        Set<String> buyers = standing.buyers();
        if (buyers.stream().anyMatch(buyer -> buyers.size() >= tierSoldIn(buyer).sellTo())) {
            return List.of(complete(standing, facts.sales()));
        }
        List<Step> steps = turnsOrWindow(standing, buyers.size(), facts);
        if (!steps.isEmpty()) {
            return steps;
        }
        boolean unsold = buyers.isEmpty() && !onlyOthersTookIt(standing);
        return List.of(unsold ? exhausted(standing) : complete(standing, facts.sales()));
    }

    private List<Step> turnsOrWindow(Standing standing, int sold, Facts facts) {
        Set<String> given = standing.given();
        Now now = facts.now();
        Tier before = null;
        for (int number : numbers()) {
            Tier tier = tier(number);
            List<Candidate> left = left(number, given);
            if (!left.isEmpty() && sold >= tier.sellTo()) {
                return List.of();
            }
            Instant opens = opens(before, tier, now);
            if (!left.isEmpty() && now.instant().isBefore(opens)) {
                return List.of(new Window(opens));
            }
            List<Step> steps = tier.strategy().next(contest(tier, left, facts));
            if (!steps.isEmpty()) {
                return steps;
            }
            before = tier;
        }
        return List.of();
    }

    /** @param before the tier that is exhausted; null for the first */
    static Instant opens(@Nullable Tier before, Tier tier, Now now) {
        return before != null && before.opensNextAtOnce()
                ? now.received()
                : now.received().plus(tier.opensAfter());
    }

    Contest contest(Tier tier, List<Candidate> left, Facts facts) {
        return new Contest(tier, left, new Bids(facts, rows), rows, facts.lead().getRandom());
    }

    List<Candidate> left(int tier, Set<String> given) {
        return candidates.stream()
                .filter(candidate -> candidate.tier() == tier && !given.contains(candidate.recipient()))
                .toList();
    }

    Set<Integer> numbers() {
        Set<Integer> numbers = new TreeSet<>(tiers.keySet());
        candidates.forEach(candidate -> numbers.add(candidate.tier()));
        return numbers;
    }

    Tier tier(int number) {
        Tier tier = tiers.get(number);
        return tier == null ? Tier.standard(number) : tier;
    }

    /** A buyer whose row no longer matches counts as of the first tier: better to sell too little than once too often. */
    private Tier tierSoldIn(String buyer) {
        Integer number = rows.tierOf().get(buyer);
        return tier(number == null ? 1 : number);
    }

    /** Recipients that do not buy decide the lead's outcome only where there is no buyer at all. */
    private boolean onlyOthersTookIt(Standing standing) {
        boolean taken = standing.accepted(candidates).stream().anyMatch(accepted -> !accepted.buyer());
        return taken
                && standing.given().stream().noneMatch(standing::isBuyer)
                && candidates.stream().map(Candidate::recipient).noneMatch(standing::isBuyer);
    }

    private Complete complete(Standing standing, List<Sale> sales) {
        long recorded = sales.stream().mapToLong(Sale::cents).sum();
        long fresh = standing.accepted(candidates).stream()
                .filter(Accepted::buyer)
                .mapToLong(Accepted::cents)
                .sum();
        return new Complete(recorded + fresh);
    }

    private Exhausted exhausted(Standing standing) {
        if (!standing.given().isEmpty()) {
            return new Exhausted("no buyer accepted the lead");
        }
        // Candidates that are left over without having had a turn are those whose bids were too low or never came.
        return new Exhausted(candidates.isEmpty() ? "no buyer matched the lead" : Quote.NO_BID);
    }
}
