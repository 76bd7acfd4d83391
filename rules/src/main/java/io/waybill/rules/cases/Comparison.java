package io.waybill.rules.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.rules.Evaluation;
import io.waybill.rules.decision.DecisionJson;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a case expects beside what came out. */
record Comparison(Case.Expected expect, Evaluation actual) {
    private static final String NONE = "none";

    List<Difference> differences() {
        List<Difference> differences = new ArrayList<>();
        compareDecisions(expect.decisions(), differences);
        compare("rows", expect.rows(), actual.rows(), differences);
        compare("rules", expect.rules(), actual.rules(), differences);
        if (expect.score() != null && expect.score() != actual.score()) {
            differences.add(new Difference(
                    "score", String.valueOf(expect.score()), List.of(), List.of(String.valueOf(actual.score()))));
        }
        return differences;
    }

    private void compareDecisions(@Nullable List<JsonNode> wanted, List<Difference> differences) {
        List<JsonNode> came = new ArrayList<>();
        actual.decisions().forEach(decision -> came.add(DecisionJson.write(decision)));
        List<String> texts = came.stream().map(JsonNode::toString).toList();
        if (wanted == null) {
            return;
        }
        if (wanted.isEmpty() && !came.isEmpty()) {
            differences.add(new Difference("decisions", NONE, List.of(), texts));
        }
        wanted.stream()
                .filter(decision -> came.stream().noneMatch(other -> holds(decision, other)))
                .forEach(decision -> differences.add(
                        new Difference("decisions", decision.toString(), fields(decision, came), texts)));
    }

    private void compare(String what, @Nullable List<String> wanted, List<String> came, List<Difference> differences) {
        if (wanted == null) {
            return;
        }
        if (wanted.isEmpty() && !came.isEmpty()) {
            differences.add(new Difference(what, NONE, List.of(), came));
        }
        wanted.stream()
                .filter(each -> !came.contains(each))
                .forEach(each -> differences.add(new Difference(what, each, List.of(), came)));
    }

    /** Beside the decision of the same name that has most of what is wanted. */
    private static List<Difference.Field> fields(JsonNode wanted, List<JsonNode> came) {
        if (wanted.size() != 1) {
            return List.of();
        }
        Map.Entry<String, JsonNode> named = wanted.properties().iterator().next();
        return came.stream()
                .filter(other -> other.has(named.getKey()))
                .map(other -> fields(named.getValue(), other.get(named.getKey())))
                .max(Comparator.comparingLong(Comparison::same))
                .orElse(List.of());
    }

    private static long same(List<Difference.Field> fields) {
        Predicate<Difference.Field> same = Difference.Field::same;
        return fields.stream().filter(same).count();
    }

    private static List<Difference.Field> fields(JsonNode wanted, JsonNode came) {
        return wanted.properties().stream()
                .map(property -> {
                    JsonNode actual = came.get(property.getKey());
                    return new Difference.Field(
                            property.getKey(),
                            text(property.getValue()),
                            actual == null ? null : text(actual),
                            actual != null && holds(property.getValue(), actual));
                })
                .toList();
    }

    private static String text(JsonNode value) {
        return value.isContainerNode() ? value.toString() : value.asText();
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
}
