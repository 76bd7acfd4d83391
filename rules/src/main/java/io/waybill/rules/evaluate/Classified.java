package io.waybill.rules.evaluate;

import io.waybill.rules.decision.Classify;
import io.waybill.rules.decision.Decision;
import io.waybill.rules.decision.Fallback;
import io.waybill.rules.decision.Retry;
import io.waybill.rules.drl.Stage;
import io.waybill.rules.fact.Elapsed;
import io.waybill.rules.fact.ExchangeKind;
import io.waybill.rules.fact.Facts;
import io.waybill.rules.fact.Match;
import io.waybill.rules.fact.Outcome;
import io.waybill.rules.fact.OutcomeClass;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The facts after classification.
 *
 * @param facts every outcome has its class
 * @param result what the stage did; null when there was nothing to classify
 * @param fresh ids of the outcomes that were classified in this round
 * @param retried deliveries and exchanges that this round tries again, or for which something else stands in
 */
record Classified(Facts facts, @Nullable StageResult result, Set<String> fresh, Set<String> retried) {
    static Classified of(Evaluator evaluator, Facts facts) {
        List<Outcome> fresh = new ArrayList<>(facts.outcomes());
        fresh.removeIf(outcome -> outcome.outcomeClass() != null);
        if (fresh.isEmpty()) {
            return new Classified(withBidsThatCount(facts), null, Set.of(), Set.of());
        }
        List<Match> matches = evaluator.tables().matches(fresh, new LeadInputs(facts, null, null));
        List<Object> all = common(facts);
        all.addAll(matches);
        all.addAll(InPlay.states(evaluator.rules().statesRead(Stage.CLASSIFICATION), facts.recipients(), all));
        StageResult fired =
                StageResult.of(Stage.CLASSIFICATION, evaluator.rules().fire(Stage.CLASSIFICATION, all), matches);
        StageResult result = Promises.ofClassification(fired, fresh, facts);
        return new Classified(
                withBidsThatCount(named(facts, result)),
                result,
                fresh.stream().map(Outcome::id).collect(Collectors.toSet()),
                goingOn(result));
    }

    /** Deliveries that are not at their end: they are tried again, or something stands in for them. */
    private static Set<String> goingOn(StageResult result) {
        Set<String> deliveries = new HashSet<>();
        for (Decision decision : result.decisions()) {
            if (decision instanceof Retry retry) {
                deliveries.add(retry.delivery());
            } else if (decision instanceof Fallback fallback) {
                deliveries.add(fallback.delivery());
            }
        }
        return deliveries;
    }

    /** Recipients that get the lead in this round because others could not be reached. */
    Set<String> standIns() {
        return result == null
                ? Set.of()
                : result.list(Fallback.class).stream()
                        .map(Fallback::findRecipient)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
    }

    /** What every stage is told, beside the states of recipients, in an order that is always the same. */
    static List<Object> common(Facts facts) {
        List<Object> all = new ArrayList<>();
        all.add(facts.lead());
        all.add(facts.source());
        all.add(facts.now());
        all.add(new Elapsed(Duration.between(facts.now().received(), facts.now().instant())));
        all.add(facts.course());
        all.addAll(facts.appended());
        all.addAll(facts.bids());
        all.addAll(facts.outcomes());
        all.addAll(facts.deliveries());
        all.addAll(facts.sales());
        all.addAll(facts.duplicates());
        all.addAll(facts.listed());
        return all;
    }

    /** An amount in the answer to a ping is a bid only if the ping was accepted. */
    private static Facts withBidsThatCount(Facts facts) {
        if (facts.bids().isEmpty()) {
            return facts;
        }
        Set<String> accepted = facts.outcomes().stream()
                .filter(outcome -> outcome.kind() == ExchangeKind.PING && outcome.isAccepted())
                .map(Outcome::delivery)
                .collect(Collectors.toSet());
        return facts.withBids(facts.bids().stream()
                .filter(bid -> bid.ping() == null || accepted.contains(bid.ping()))
                .toList());
    }

    private static Facts named(Facts facts, StageResult result) {
        Map<String, OutcomeClass> classes = result.list(Classify.class).stream()
                .collect(Collectors.toMap(Classify::outcome, Classify::outcomeClass));
        return facts.with(facts.outcomes().stream()
                .map(outcome -> {
                    OutcomeClass named = classes.get(outcome.id());
                    return named == null ? outcome : outcome.classified(named);
                })
                .toList());
    }
}
