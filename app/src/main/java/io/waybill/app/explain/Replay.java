package io.waybill.app.explain;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.home.ActiveFlow;
import io.waybill.app.routing.PastRound;
import io.waybill.rules.Evaluation;
import io.waybill.rules.RulesDoNotSettle;
import io.waybill.rules.RulesFailed;
import io.waybill.rules.decision.DecisionJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a release says to the rounds of a lead, beside what was decided then. From the first other decision on the later rounds go by what happened
 * upon the recorded ones.
 */
record Replay(ActiveFlow flow) {
    Map<String, @Nullable Object> of(LeadStory story) {
        List<Map<String, @Nullable Object>> rounds = new ArrayList<>();
        Map<String, @Nullable Object> first = null;
        boolean diverged = false;
        for (PastRound round : story.rounds()) {
            var replayed = replayed(round);
            var difference = findDifference(round, replayed);
            var view = view(round, replayed);
            view.put("same", difference == null);
            view.put("diverged", diverged);
            rounds.add(view);
            first = first == null ? difference : first;
            diverged |=
                    difference != null && String.valueOf(difference.get("what")).equals("decisions");
        }
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("lead", story.report().id());
        view.put("flow", flow.id());
        view.put("release", flow.release());
        view.put("same", first == null);
        view.put("first_difference", first);
        view.put("rounds", rounds);
        return view;
    }

    /** What the release says, or why it says nothing. */
    private record Said(
            @Nullable Evaluation evaluation, @Nullable String failure) {}

    private Said replayed(PastRound round) {
        try {
            return new Said(flow.rules().evaluate(round.facts(flow.mappings())), null);
        } catch (RulesDoNotSettle | RulesFailed failed) {
            return new Said(null, String.valueOf(failed.getMessage()).replace('\n', ' '));
        }
    }

    private static Map<String, @Nullable Object> view(PastRound round, Said said) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("round", round.number());
        view.put("at", round.at().toString());
        Map<String, @Nullable Object> recorded = side(
                round.recorded().decisions(),
                round.recorded().rows(),
                round.recorded().rules(),
                round.recorded().score());
        recorded.put("release", round.recorded().release());
        view.put("recorded", recorded);
        var evaluation = said.evaluation();
        view.put(
                "new",
                evaluation == null
                        ? Map.of("error", String.valueOf(said.failure()))
                        : side(decisions(evaluation), evaluation.rows(), evaluation.rules(), evaluation.score()));
        return view;
    }

    private static Map<String, @Nullable Object> side(
            List<JsonNode> decisions, List<String> rows, List<String> rules, int score) {
        Map<String, @Nullable Object> side = new LinkedHashMap<>();
        side.put("decisions", decisions);
        side.put("rows", rows);
        side.put("rules", rules);
        side.put("score", score);
        return side;
    }

    private static List<JsonNode> decisions(Evaluation evaluation) {
        return evaluation.decisions().stream()
                .<JsonNode>map(DecisionJson::write)
                .toList();
    }

    private static @Nullable Map<String, @Nullable Object> findDifference(PastRound round, Said said) {
        var evaluation = said.evaluation();
        if (evaluation == null) {
            return difference(round, "decisions", null, said.failure());
        }
        var now = decisions(evaluation);
        var then = round.recorded().decisions();
        if (!now.equals(then)) {
            int place = 0;
            while (place < now.size() && place < then.size() && now.get(place).equals(then.get(place))) {
                place++;
            }
            return difference(
                    round,
                    "decisions",
                    place < then.size() ? then.get(place) : null,
                    place < now.size() ? now.get(place) : null);
        }
        if (!evaluation.rows().equals(round.recorded().rows())) {
            return difference(round, "rows", round.recorded().rows(), evaluation.rows());
        }
        return evaluation.rules().equals(round.recorded().rules())
                ? null
                : difference(round, "rules", round.recorded().rules(), evaluation.rules());
    }

    private static Map<String, @Nullable Object> difference(
            PastRound round, String what, @Nullable Object recorded, @Nullable Object now) {
        Map<String, @Nullable Object> difference = new LinkedHashMap<>();
        difference.put("round", round.number());
        difference.put("what", what);
        difference.put("recorded", recorded);
        difference.put("new", now);
        return difference;
    }
}
