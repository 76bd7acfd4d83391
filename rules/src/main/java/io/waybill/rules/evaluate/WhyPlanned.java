package io.waybill.rules.evaluate;

import io.waybill.rules.Evaluation;
import io.waybill.rules.decision.Candidate;
import io.waybill.rules.explain.Buyer;
import io.waybill.rules.explain.ReadRow;
import io.waybill.rules.explain.Why;
import io.waybill.rules.fact.Ask;
import io.waybill.rules.fact.Facts;
import io.waybill.rules.fact.Step;
import io.waybill.rules.fact.Turn;
import io.waybill.rules.plan.Chance;
import io.waybill.rules.plan.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why a candidate has not had its turn. */
record WhyPlanned(Evaluator evaluator, Round round, Evaluation evaluation, Candidate candidate) {
    Why why() {
        Round.Routed routed = round.routed();
        Plan plan = routed == null ? null : routed.plan();
        if (routed == null || plan == null) {
            return WhyNot.stopped(evaluation);
        }
        Chance chance = plan.chance(candidate, facts());
        return switch (chance) {
            case Chance.NoBid none -> new Why.NoBid(null, row());
            case Chance.Expired bid -> new Why.NoBid(bid.cents(), row());
            case Chance.BelowFloor bid -> new Why.BelowFloor(bid.cents(), bid.floor(), row());
            case Chance.OutOfBounds price -> outOfBounds(price.cents());
            case Chance.Priced price -> turn(plan, routed.steps(), price.cents());
            case Chance.Open open -> turn(plan, routed.steps(), null);
        };
    }

    private Why outOfBounds(long cents) {
        return new Margins(facts(), null, List.of()).isAffordable(candidate.recipient(), cents)
                ? new Why.NoMargin(cents, row())
                : new Why.TooDear(cents, row());
    }

    /** @param cents what it would pay; null when only its answer tells */
    private Why turn(Plan plan, List<Step> steps, @Nullable Long cents) {
        List<Buyer> buyers = new WhyGiven(round, evaluation, candidate.recipient()).buyers();
        if (round.complete()) {
            return sold(plan, buyers, cents);
        }
        if (plan.isOver(facts().now())) {
            return new Why.TooLate(row());
        }
        Instant opens = plan.findOpening(candidate.tier(), facts().now());
        if (opens != null) {
            return new Why.Later(candidate.tier(), opens, row());
        }
        List<String> first = Stream.concat(
                        round.standing().open().stream(),
                        steps.stream().map(WhyPlanned::findWhom).filter(Objects::nonNull))
                .distinct()
                .toList();
        return first.isEmpty() ? WhyNot.stopped(evaluation) : new Why.Behind(first, row());
    }

    private Why sold(Plan plan, List<Buyer> buyers, @Nullable Long cents) {
        Buyer dearer = buyers.stream()
                .filter(buyer -> cents != null && buyer.cents() > cents && tierOf(plan, buyer) == candidate.tier())
                .findFirst()
                .orElse(null);
        if (cents != null && dearer != null && plan.isAuction(candidate.tier())) {
            return new Why.Outbid(cents, dearer, row());
        }
        boolean earlier = buyers.stream().anyMatch(buyer -> tierOf(plan, buyer) < candidate.tier());
        return new Why.Sold(buyers, candidate.tier(), earlier, row());
    }

    private static int tierOf(Plan plan, Buyer buyer) {
        return plan.rows().tierOf().getOrDefault(buyer.recipient(), 1);
    }

    private static @Nullable String findWhom(Step step) {
        return step instanceof Turn turn ? turn.recipient() : step instanceof Ask ask ? ask.recipient() : null;
    }

    private ReadRow row() {
        return evaluator.read(facts(), evaluation.score(), List.of("buyers:" + candidate.row())).stream()
                .findFirst()
                .orElse(new ReadRow("buyers", candidate.row(), 0, List.of(), Map.of()));
    }

    private Facts facts() {
        return round.facts();
    }
}
