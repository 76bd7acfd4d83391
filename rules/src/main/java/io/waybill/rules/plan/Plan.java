package io.waybill.rules.plan;

import io.waybill.rules.decision.Candidate;
import io.waybill.rules.fact.Accepted;
import io.waybill.rules.fact.Complete;
import io.waybill.rules.fact.Exhausted;
import io.waybill.rules.fact.Now;
import io.waybill.rules.fact.Sale;
import io.waybill.rules.fact.Step;
import io.waybill.rules.fact.Turn;
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
 * The waterfall: tier by tier, in each tier by order and then by row, one recipient at a time, nobody twice.
 *
 * @param candidates in the order of their rows
 * @param tiers by number; a tier without a row has the standard settings
 * @param tierOf tier of every recipient whose row matched, candidate or not
 */
public record Plan(List<Candidate> candidates, Map<Integer, Tier> tiers, Map<String, Integer> tierOf) {
    public Plan {
        candidates = candidates.stream()
                .sorted(Comparator.comparingInt(Candidate::tier).thenComparingInt(Candidate::order))
                .toList();
        tiers = Map.copyOf(tiers);
        tierOf = Map.copyOf(tierOf);
    }

    /**
     * What comes next.
     *
     * @param sales recorded so far
     */
    public Step next(Standing standing, List<Sale> sales, Now now) {
        if (standing.underway()) {
            return new Underway();
        }
        Set<String> buyers = standing.buyers();
        if (buyers.stream().anyMatch(buyer -> buyers.size() >= tierSoldIn(buyer).sellTo())) {
            return complete(standing, sales);
        }
        Step step = findTurnOrWindow(standing, buyers.size(), now);
        if (step != null) {
            return step;
        }
        return buyers.isEmpty() && !onlyOthersTookIt(standing) ? exhausted(standing) : complete(standing, sales);
    }

    private @Nullable Step findTurnOrWindow(Standing standing, int sold, Now now) {
        Set<String> given = standing.given();
        Tier before = null;
        for (int number : numbers()) {
            Tier tier = tier(number);
            Candidate next = findNext(number, given);
            if (next != null && sold >= tier.sellTo()) {
                return null;
            }
            if (next != null) {
                Instant opens = before != null && before.opensNextAtOnce()
                        ? now.received()
                        : now.received().plus(tier.opensAfter());
                return now.instant().isBefore(opens)
                        ? new Window(opens)
                        : new Turn(next.recipient(), next.price(), next.tier(), next.row());
            }
            before = tier;
        }
        return null;
    }

    private @Nullable Candidate findNext(int tier, Set<String> given) {
        return candidates.stream()
                .filter(candidate -> candidate.tier() == tier && !given.contains(candidate.recipient()))
                .findFirst()
                .orElse(null);
    }

    private Set<Integer> numbers() {
        Set<Integer> numbers = new TreeSet<>(tiers.keySet());
        candidates.forEach(candidate -> numbers.add(candidate.tier()));
        return numbers;
    }

    private Tier tier(int number) {
        Tier tier = tiers.get(number);
        return tier == null ? Tier.standard(number) : tier;
    }

    /** A buyer whose row no longer matches counts as of the first tier: better to sell too little than once too often. */
    private Tier tierSoldIn(String buyer) {
        Integer number = tierOf.get(buyer);
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

    private static Exhausted exhausted(Standing standing) {
        return new Exhausted(standing.given().isEmpty() ? "no buyer matched the lead" : "no buyer accepted the lead");
    }
}
