package io.waybill.app.routing;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.event.RulesEvaluated;
import io.waybill.rules.Evaluation;
import io.waybill.rules.decision.Classify;
import io.waybill.rules.decision.DecisionJson;
import io.waybill.rules.fact.Facts;
import io.waybill.rules.fact.OutcomeClass;
import io.waybill.rules.fact.Result;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the rules said, as the journal keeps it.
 *
 * @param release hash of the rules and mappings that decided
 * @param read the facts that they read
 */
record EvaluatedRound(String release, Evaluation evaluation, Facts read) {
    /** The outcome with the class that the rules gave it. */
    ExchangeFinished classified(ExchangeFinished finished) {
        var outcomeClass = find(Attempts.key(finished.delivery(), finished.attempt()));
        if (outcomeClass == null) {
            return finished;
        }
        boolean unknown = finished.outcome().equals(Result.UNKNOWN.word());
        return finished.classified(
                outcomeClass.word(),
                unknown ? finished.outcome() : outcomeClass.result().word());
    }

    private @Nullable OutcomeClass find(String outcome) {
        for (var decision : evaluation.decisions()) {
            if (decision instanceof Classify classify && classify.outcome().equals(outcome)) {
                return classify.outcomeClass();
            }
        }
        return null;
    }

    RulesEvaluated event() {
        List<JsonNode> decisions = evaluation.decisions().stream()
                .<JsonNode>map(DecisionJson::write)
                .toList();
        return new RulesEvaluated(
                release, decisions, evaluation.rules(), evaluation.rows(), evaluation.score(), kept());
    }

    /** What cannot be rebuilt later: the moment, and which recipients could not be given a lead. */
    private Map<String, Object> kept() {
        var kept = new LinkedHashMap<String, Object>();
        kept.put("now", read.now().instant().toString());
        kept.put("local", read.now().local().toString());
        kept.put("unavailable", evaluation.unavailable());
        if (!read.duplicates().isEmpty()) {
            kept.put("duplicates", read.duplicates());
        }
        if (!read.listed().isEmpty()) {
            kept.put("listed", read.listed());
        }
        return kept;
    }
}
