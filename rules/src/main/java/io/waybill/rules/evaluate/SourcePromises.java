package io.waybill.rules.evaluate;

import io.waybill.rules.decision.Decision;
import io.waybill.rules.decision.Deliver;
import io.waybill.rules.decision.Pay;
import io.waybill.rules.decision.Promise;
import io.waybill.rules.decision.Remediate;
import io.waybill.rules.decision.Review;
import io.waybill.rules.decision.Sell;
import io.waybill.rules.decision.Wait;
import io.waybill.rules.fact.Complete;
import io.waybill.rules.fact.Offer;
import io.waybill.rules.fact.Source;
import io.waybill.rules.fact.Step;
import java.util.List;
import java.util.Set;

/**
 * What holds between Waybill and a source whatever the rules of pricing say: who only asks for a price has nothing delivered or sold, and who was
 * promised one is paid it for a lead that is sold.
 *
 * @param buyers that have bought, in this round or before
 */
record SourcePromises(Source source, List<Step> steps, Set<String> buyers) {
    /** What the rules of pricing decided, without what would be done with a lead that is only asked about. */
    StageResult allowed(StageResult result) {
        return source.asking()
                ? result.with(result.decisions().stream()
                        .filter(SourcePromises::onlyAnswers)
                        .toList())
                : result;
    }

    /** The same with what the source is told or paid. */
    StageResult kept(StageResult result) {
        StageResult kept = result;
        for (Step step : steps) {
            if (step instanceof Offer offer) {
                kept = kept.and(new Promise(offer.recipient(), offer.cents()), "pricing.promise.offer");
            }
        }
        Long promised = source.promised();
        boolean sold = steps.stream().anyMatch(Complete.class::isInstance) && !buyers.isEmpty();
        return promised == null || !sold ? kept : paid(kept, promised);
    }

    private static StageResult paid(StageResult result, long promised) {
        return result.with(result.decisions().stream()
                        .filter(decision -> !(decision instanceof Pay))
                        .toList())
                .and(new Pay(promised), "pricing.promise.pay");
    }

    private static boolean onlyAnswers(Decision decision) {
        return !(decision instanceof Deliver
                || decision instanceof Sell
                || decision instanceof Wait
                || decision instanceof Review
                || decision instanceof Remediate
                || decision instanceof Promise);
    }
}
