package io.waybill.rules.evaluate;

import io.waybill.rules.decision.Close;
import io.waybill.rules.decision.Decision;
import io.waybill.rules.decision.Deliver;
import io.waybill.rules.decision.Lose;
import io.waybill.rules.decision.Ping;
import io.waybill.rules.decision.Remediate;
import io.waybill.rules.decision.Sell;
import io.waybill.rules.decision.Wait;
import io.waybill.rules.fact.Accepted;
import io.waybill.rules.fact.Ask;
import io.waybill.rules.fact.Complete;
import io.waybill.rules.fact.Exhausted;
import io.waybill.rules.fact.Offer;
import io.waybill.rules.fact.Result;
import io.waybill.rules.fact.Step;
import io.waybill.rules.fact.Surplus;
import io.waybill.rules.fact.Turn;
import io.waybill.rules.fact.Underway;
import io.waybill.rules.fact.Window;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What holds whatever the rules of pricing say: nobody gets a lead twice or beside an open delivery, only what was accepted is sold, and it
 * is; nobody is asked for a bid twice at once; and every step of the plan is answered.
 *
 * @param given recipients that had the lead already
 * @param accepted what may be sold in this round
 * @param surplus what was accepted too late to be sold
 */
record PricingPromises(List<Step> steps, Set<String> given, List<Accepted> accepted, List<Surplus> surplus) {
    StageResult of(StageResult result) {
        Set<String> sellable = accepted.stream().map(Accepted::delivery).collect(Collectors.toCollection(HashSet::new));
        Set<String> sold = new HashSet<>();
        Set<String> lost = new HashSet<>();
        Set<String> pinged = new HashSet<>();
        Set<String> delivered = new HashSet<>();
        StageResult kept = result.with(result.decisions().stream()
                .filter(decision -> switch (decision) {
                    case Lose lose -> isSurplus(lose) && lost.add(lose.delivery());
                    case Sell sell -> sellable.contains(sell.delivery()) && sold.add(sell.delivery());
                    case Deliver deliver -> mayDeliver(deliver, delivered);
                    case Ping ping -> pinged.add(ping.recipient());
                    default -> true;
                })
                .toList());
        for (Accepted missed : accepted) {
            if (missed.buyer() && sold.add(missed.delivery())) {
                var sell = new Sell(missed.delivery(), missed.recipient(), missed.cents());
                kept = kept.and(sell, "pricing.promise.sell");
            }
        }
        for (Surplus late : surplus) {
            if (lost.add(late.delivery())) {
                kept = kept.and(new Lose(late.delivery(), late.recipient(), late.cents()), "pricing.promise.lose");
            }
        }
        return answered(kept);
    }

    private boolean isSurplus(Lose lose) {
        return surplus.stream().anyMatch(late -> late.delivery().equals(lose.delivery()));
    }

    private StageResult answered(StageResult kept) {
        StageResult whole = kept;
        if (kept.decisions().stream().noneMatch(PricingPromises::isAnswer)) {
            for (Step step : steps) {
                Decision answer = findAnswer(step);
                whole = answer == null ? whole : whole.and(answer, "pricing.promise.answer");
            }
        }
        return whole;
    }

    /** As many at a time as the plan says, the first are kept; nobody while one waits for an answer or when the lead is sold. */
    private boolean mayDeliver(Deliver deliver, Set<String> delivered) {
        boolean closed = steps.stream().anyMatch(step -> step instanceof Underway || step instanceof Complete);
        long turns = steps.stream().filter(Turn.class::isInstance).count();
        return !closed
                && !given.contains(deliver.recipient())
                && delivered.size() < Math.max(1, turns)
                && delivered.add(deliver.recipient());
    }

    private static boolean isAnswer(Decision decision) {
        return decision instanceof Deliver
                || decision instanceof Ping
                || decision instanceof Wait
                || Promises.isEnding(decision);
    }

    private static @Nullable Decision findAnswer(Step step) {
        return switch (step) {
            case Ask ask -> new Ping(ask.recipient(), ask.timeout());
            case Turn turn -> new Deliver(turn.recipient(), turn.price());
            case Window window -> new Wait(window.opens());
            case Exhausted exhausted ->
                exhausted.remediated()
                        ? new Remediate(exhausted.reason())
                        : new Close(Result.FAILURE, exhausted.reason());
            case Complete complete -> new Close(Result.SUCCESS, null);
            case Offer offer -> new Close(Result.SUCCESS, null);
            case Underway underway -> null;
        };
    }
}
