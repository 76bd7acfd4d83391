package io.waybill.rules.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.rules.Evaluation;
import io.waybill.rules.RuleProblem;
import io.waybill.rules.decision.DecisionJson;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a case expects beside what came out. */
record Comparison(Case expected, Evaluation actual) {
    List<RuleProblem> problems() {
        List<RuleProblem> problems = new ArrayList<>();
        Case.Expected expect = expected.expect();
        compareDecisions(expect.decisions(), problems);
        compare("rows", expect.rows(), actual.rows(), problems);
        compare("rules", expect.rules(), actual.rules(), problems);
        if (expect.score() != null && expect.score() != actual.score()) {
            problems.add(problem("score", String.valueOf(expect.score()), String.valueOf(actual.score())));
        }
        return problems;
    }

    private void compareDecisions(@Nullable List<JsonNode> wanted, List<RuleProblem> problems) {
        if (wanted == null) {
            return;
        }
        List<JsonNode> came = new ArrayList<>();
        actual.decisions().forEach(decision -> came.add(DecisionJson.write(decision)));
        if (wanted.isEmpty() && !came.isEmpty()) {
            problems.add(problem("decisions", "none", came.toString()));
        }
        wanted.stream()
                .filter(decision -> came.stream().noneMatch(other -> holds(decision, other)))
                .forEach(decision -> problems.add(problem("decisions", decision.toString(), came.toString())));
    }

    private void compare(String what, @Nullable List<String> wanted, List<String> came, List<RuleProblem> problems) {
        if (wanted == null) {
            return;
        }
        if (wanted.isEmpty() && !came.isEmpty()) {
            problems.add(problem(what, "none", came.toString()));
        }
        wanted.stream()
                .filter(each -> !came.contains(each))
                .forEach(each -> problems.add(problem(what, each, came.toString())));
    }

    /** Whether everything wanted is there; amounts may be written as numbers, and with fewer zeros. */
    private static boolean holds(JsonNode wanted, JsonNode came) {
        if (wanted.isObject()) {
            for (Map.Entry<String, JsonNode> property : wanted.properties()) {
                if (!came.has(property.getKey()) || !holds(property.getValue(), came.get(property.getKey()))) {
                    return false;
                }
            }
            return came.isObject();
        }
        return wanted.asText().equals(came.asText()) || sameNumber(wanted.asText(), came.asText());
    }

    private static boolean sameNumber(String wanted, String came) {
        try {
            return new BigDecimal(wanted).compareTo(new BigDecimal(came)) == 0;
        } catch (NumberFormatException noNumber) {
            return false;
        }
    }

    private RuleProblem problem(String what, String wanted, String came) {
        return RuleProblem.error(
                expected.file(),
                0,
                what,
                wanted,
                "Case (%s) expects this, but it came to %s.".formatted(expected.name(), came));
    }
}
