package io.waybill.rules.evaluate;

import io.waybill.rules.Evaluation;
import io.waybill.rules.decision.Alert;
import io.waybill.rules.decision.Close;
import io.waybill.rules.decision.Decision;
import io.waybill.rules.decision.Reject;
import io.waybill.rules.decision.Remediate;
import io.waybill.rules.decision.Retry;
import io.waybill.rules.decision.Review;
import io.waybill.rules.fact.Course.Progress;
import io.waybill.rules.fact.Facts;
import io.waybill.rules.fact.Outcome;
import io.waybill.rules.plan.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What the stages of a round come to together, whatever each says: a lead ends once, not before everybody has answered who may still take it, and
 * goes to nobody while it is unknown whether somebody has it.
 *
 * @param complete as many have bought as may
 */
record Settlement(Facts facts, Standing standing, boolean complete) {
    Evaluation of(List<StageResult> results, int score) {
        return new Evaluation(
                decisions(results),
                joined(results, StageResult::rules),
                joined(results, StageResult::rows),
                score,
                facts.recipients().unavailable());
    }

    private static <T> List<T> joined(List<StageResult> results, Function<StageResult, List<T>> part) {
        List<T> joined = new ArrayList<>();
        for (StageResult result : results) {
            joined.addAll(part.apply(result));
        }
        return joined;
    }

    private List<Decision> decisions(List<StageResult> results) {
        List<Decision> all = joined(results, StageResult::decisions);
        if (facts.course().progress() == Progress.CLOSED) {
            return withDoubts(Promises.bookkeeping(all), standing.freshUnknown());
        }
        if (complete) {
            return withDoubts(sold(results), standing.left());
        }
        if (facts.course().progress() == Progress.HELD) {
            return Promises.bookkeeping(all);
        }
        List<Outcome> unknown = standing.unknown();
        boolean others = standing.out() || standing.onlyDoubtsGoOn();
        if (others && (!unknown.isEmpty() || all.stream().anyMatch(Promises::isEnding))) {
            return whileOthersDecide(all);
        }
        return Promises.oneEnding(unknown.isEmpty() ? all : Promises.whileUnknown(all, unknown));
    }

    /** A sale is an ending before which no other counts. */
    private static List<Decision> sold(List<StageResult> results) {
        List<Decision> kept = new ArrayList<>();
        results.subList(0, results.size() - 1)
                .forEach(result -> kept.addAll(result.decisions().stream()
                        .filter(decision -> !Promises.isEnding(decision) && !Promises.goesOn(decision))
                        .toList()));
        kept.addAll(results.getLast().decisions());
        return Promises.oneEnding(kept);
    }

    /** Somebody may still buy it: what is unknown waits for that, and what would end it is a person's to judge. */
    private List<Decision> whileOthersDecide(List<Decision> all) {
        List<Decision> kept = new ArrayList<>(Promises.bookkeeping(all));
        all.stream().filter(this::asksWhoMayHaveIt).forEach(kept::add);
        all.stream()
                .filter(Promises::isEnding)
                .map(Settlement::reason)
                .findFirst()
                .ifPresent(reason -> kept.add(new Review(reason)));
        return kept;
    }

    private boolean asksWhoMayHaveIt(Decision decision) {
        return decision instanceof Retry retry && standing.isInDoubt(retry.delivery());
    }

    private static String reason(Decision ending) {
        return switch (ending) {
            case Review review -> review.reason();
            case Close close -> close.reason() == null ? "" : close.reason();
            case Reject reject -> reject.reason();
            case Remediate remediate -> remediate.reason();
            default -> throw new IllegalStateException("(%s) ends no lead.".formatted(ending));
        };
    }

    /** Whoever may have taken a lead that others have bought is told of by an alert: the lead itself has its outcome. */
    private static List<Decision> withDoubts(List<Decision> decisions, List<Outcome> unknown) {
        List<Decision> all = new ArrayList<>(decisions);
        unknown.forEach(outcome ->
                all.add(new Alert("in_doubt", outcome.to() + ": may have taken a lead that others have bought")));
        return all;
    }
}
