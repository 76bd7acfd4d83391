package io.waybill.rules.plan;

import io.waybill.rules.decision.Candidate;
import io.waybill.rules.fact.Accepted;
import io.waybill.rules.fact.Complete;
import io.waybill.rules.fact.Course.Progress;
import io.waybill.rules.fact.Exhausted;
import io.waybill.rules.fact.Facts;
import io.waybill.rules.fact.Now;
import io.waybill.rules.fact.Sale;
import io.waybill.rules.fact.Step;
import io.waybill.rules.fact.Underway;
import io.waybill.rules.fact.Window;
import java.time.Instant;
import java.util.ArrayList;
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
 * @param bounds what holds for every tier
 */
public record Plan(List<Candidate> candidates, Map<Integer, Tier> tiers, BuyerRows rows, Bounds bounds) {
    private static final Comparator<Candidate> BY_TURN =
            Comparator.comparingInt(Candidate::tier).thenComparingInt(Candidate::order);

    public Plan {
        List<Candidate> sorted = new ArrayList<>(candidates);
        sorted.sort(BY_TURN);
        candidates = List.copyOf(sorted);
        tiers = Map.copyOf(tiers);
    }

    /**
     * What comes next: one step, or several at once where several recipients are asked or given the lead.
     *
     * @param facts with every outcome classified, and only the bids that count
     */
    public List<Step> next(Standing standing, Facts facts) {
        if (facts.source().asking()) {
            return new Quote(this).next(facts);
        }
        Set<String> buyers = standing.buyers();
        if (isEnough(buyers)) {
            return List.of(complete(standing, facts.sales()));
        }
        if (standing.underway()) {
            List<Step> more = more(standing, buyers.size(), facts);
            return more.isEmpty() ? List.of(new Underway()) : more;
        }
        List<Step> steps = turnsOrWindow(standing, buyers.size(), facts);
        if (!steps.isEmpty()) {
            return steps;
        }
        boolean unsold = buyers.isEmpty() && !onlyOthersTookIt(standing);
        return List.of(unsold ? exhausted(standing, facts.now()) : complete(standing, facts.sales()));
    }

    /** What is to be said of a lead that nobody further gets: it is complete when as many have bought as may. */
    public List<Step> settled(Standing standing, Facts facts) {
        return List.of(isEnough(standing.buyers()) ? complete(standing, facts.sales()) : new Underway());
    }

    /** Who has bought and who came too late. */
    public Shares shares(Standing standing, Facts facts) {
        boolean closed = facts.course().progress() == Progress.CLOSED;
        return new Shares(standing, candidates, facts.sales().size(), closed ? _ -> 0 : this::placesWith);
    }

    /** Whether as many have bought as may. */
    private boolean isEnough(Set<String> buyers) {
        return buyers.stream().anyMatch(buyer -> buyers.size() >= placesWith(buyer));
    }

    /** How many may have bought when this one has: by the tier in which it had its turn. */
    private int placesWith(String buyer) {
        return tierOf(buyer).sellTo();
    }

    /** Who else gets the lead while some have not answered; empty where one waits for the other. */
    private List<Step> more(Standing standing, int sold, Facts facts) {
        Set<String> open = standing.open();
        return open.stream()
                .map(this::tierOf)
                .max(Comparator.comparingInt(Tier::number))
                .filter(tier -> Strategy.goesOnWhileOthersDecide(tier.strategy())
                        && !isTooLate(facts.now(), facts.now().instant()))
                .map(tier -> tier.strategy()
                        .next(contest(
                                tier,
                                left(tier.number(), standing.given()),
                                facts,
                                tier.sellTo() - sold - open.size())))
                .orElse(List.of());
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
            if (!left.isEmpty() && isTooLate(now, now.instant().isBefore(opens) ? opens : now.instant())) {
                return List.of();
            }
            if (!left.isEmpty() && now.instant().isBefore(opens)) {
                return List.of(new Window(opens));
            }
            List<Step> steps = tier.strategy().next(contest(tier, left, facts, tier.sellTo() - sold));
            if (!steps.isEmpty()) {
                return steps;
            }
            before = tier;
        }
        return List.of();
    }

    /**
     * What one candidate would get the lead for.
     *
     * @param facts with every outcome classified, and only the bids that count
     */
    public Chance chance(Candidate candidate, Facts facts) {
        return new Bids(facts, rows, bounds.prices()).chance(candidate);
    }

    /** When a tier opens that is not open yet; null when it is. */
    public @Nullable Instant findOpening(int number, Now now) {
        Tier before = null;
        for (int each : numbers()) {
            if (each == number) {
                break;
            }
            before = tier(each);
        }
        Instant opens = opens(before, tier(number), now);
        return now.instant().isBefore(opens) ? opens : null;
    }

    /** Whether the lead is too old for anybody further. */
    public boolean isOver(Now now) {
        return isTooLate(now, now.instant());
    }

    /** Whether the candidates of a tier are weighed by what they pay. */
    public boolean isAuction(int number) {
        return tier(number).strategy() instanceof Auction;
    }

    private boolean isTooLate(Now now, Instant moment) {
        return bounds.timeout() != null && !moment.isBefore(now.received().plus(bounds.timeout()));
    }

    /** @param before the tier that is exhausted; null for the first */
    static Instant opens(@Nullable Tier before, Tier tier, Now now) {
        return before != null && before.opensNextAtOnce()
                ? now.received()
                : now.received().plus(tier.opensAfter());
    }

    /** @param places how many further buyers may have the lead at once */
    Contest contest(Tier tier, List<Candidate> left, Facts facts, int places) {
        return new Contest(tier, left, new Bids(facts, rows, bounds.prices()), rows, facts, places);
    }

    List<Candidate> left(int tier, Set<String> given) {
        List<Candidate> left = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (candidate.tier() == tier && !given.contains(candidate.recipient())) {
                left.add(candidate);
            }
        }
        return left;
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

    /** A recipient whose row no longer matches counts as of the first tier: better to sell too little than once too often. */
    private Tier tierOf(String recipient) {
        Integer number = rows.tierOf().get(recipient);
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
        long fresh = new Shares(standing, candidates, sales.size(), this::placesWith)
                .sold().stream()
                        .filter(Accepted::buyer)
                        .mapToLong(Accepted::cents)
                        .sum();
        return new Complete(recorded + fresh);
    }

    private Exhausted exhausted(Standing standing, Now now) {
        return new Exhausted(why(standing, now), bounds.remediation());
    }

    private String why(Standing standing, Now now) {
        if (isTooLate(now, now.instant())) {
            return "no buyer accepted the lead in time";
        }
        if (!standing.given().isEmpty()) {
            return "no buyer accepted the lead";
        }
        // Candidates that are left over without having had a turn are those whose bids were too low or never came.
        return candidates.isEmpty() ? "no buyer matched the lead" : Quote.NO_BID;
    }
}
