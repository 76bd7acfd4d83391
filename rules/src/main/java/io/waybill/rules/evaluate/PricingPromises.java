package io.waybill.rules.evaluate;

import io.waybill.rules.decision.Close;
import io.waybill.rules.decision.Decision;
import io.waybill.rules.decision.Deliver;
import io.waybill.rules.decision.Ping;
import io.waybill.rules.decision.Sell;
import io.waybill.rules.decision.Wait;
import io.waybill.rules.fact.Accepted;
import io.waybill.rules.fact.Complete;
import io.waybill.rules.fact.Exhausted;
import io.waybill.rules.fact.Result;
import io.waybill.rules.fact.Step;
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
 * is; and every step of the plan is answered.
 *
 * @param given recipients that had the lead already
 * @param accepted what may be sold in this round
 */
record PricingPromises(Step step, Set<String> given, List<Accepted> accepted) {
    StageResult of(StageResult result) {
        Set<String> sellable = accepted.stream().map(Accepted::delivery).collect(Collectors.toCollection(HashSet::new));
        Set<String> sold = new HashSet<>();
        boolean[] delivers = {step instanceof Underway};
        StageResult kept = result.with(result.decisions().stream()
                .filter(decision -> switch (decision) {
                    case Sell sell -> sellable.contains(sell.delivery()) && sold.add(sell.delivery());
                    case Deliver deliver -> mayDeliver(deliver, delivers);
                    default -> true;
                })
                .toList());
        for (Accepted missed : accepted) {
            if (missed.buyer() && sold.add(missed.delivery())) {
                var sell = new Sell(missed.delivery(), missed.recipient(), missed.cents());
                kept = kept.and(sell, "pricing.promise.sell");
            }
        }
        Decision answer = kept.decisions().stream().anyMatch(PricingPromises::isAnswer) ? null : findAnswer();
        return answer == null ? kept : kept.and(answer, "pricing.promise.answer");
    }

    /** One delivery at a time: the first is kept. */
    private boolean mayDeliver(Deliver deliver, boolean[] delivers) {
        boolean may = !delivers[0] && !given.contains(deliver.recipient());
        delivers[0] |= may;
        return may;
    }

    private static boolean isAnswer(Decision decision) {
        return decision instanceof Deliver
                || decision instanceof Ping
                || decision instanceof Wait
                || Promises.isEnding(decision);
    }

    private @Nullable Decision findAnswer() {
        return switch (step) {
            case Turn turn -> new Deliver(turn.recipient(), turn.price());
            case Window window -> new Wait(window.opens());
            case Exhausted exhausted -> new Close(Result.FAILURE, exhausted.reason());
            case Complete complete -> new Close(Result.SUCCESS, null);
            case Underway underway -> null;
        };
    }
}
