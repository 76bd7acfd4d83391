package io.waybill.app.routing;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.event.RulesEvaluated;
import io.waybill.rules.Evaluation;
import io.waybill.rules.RuleSet;
import io.waybill.rules.decision.Classify;
import io.waybill.rules.decision.DecisionJson;
import io.waybill.rules.fact.Facts;
import io.waybill.rules.fact.OutcomeClass;
import io.waybill.rules.fact.Result;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules said, as the journal keeps it.
 *
 * @param rules that said it
 * @param read the facts that they read
 */
record EvaluatedRound(RuleSet rules, Evaluation evaluation, Facts read) {
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
                rules.release(),
                decisions,
                evaluation.rules(),
                evaluation.rows(),
                evaluation.score(),
                ReadFacts.of(this).kept());
    }
}
