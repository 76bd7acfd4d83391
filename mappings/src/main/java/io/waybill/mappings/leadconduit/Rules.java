package io.waybill.mappings.leadconduit;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A mapping's rules as a condition. Text compares without letter case; an empty set always holds. */
final class Rules {
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_]\\w*(\\.\\w+)+");

    private final UnaryOperator<String> values;

    /**
     * @param values turns a side of a rule, a template or plain text, into an expression
     */
    Rules(UnaryOperator<String> values) {
        this.values = values;
    }

    /** The condition; empty when it always holds. */
    String condition(JsonNode set) {
        String joint = set.path("op").asText("and").toLowerCase(Locale.ROOT).equals("or") ? " or " : " and ";
        StringJoiner all = new StringJoiner(joint);
        all.setEmptyValue("");
        for (JsonNode rule : set.path("rules")) {
            String one = rule.has("rules") ? condition(rule) : rule(rule);
            if (!one.isEmpty()) {
                all.add("(" + one + ")");
            }
        }
        return all.toString();
    }

    private String rule(JsonNode rule) {
        String own = one(rule);
        String below = rule.path("rule_set").isObject() ? condition(rule.path("rule_set")) : "";
        return below.isEmpty() ? own : "(%s) and (%s)".formatted(own, below);
    }

    private String one(JsonNode rule) {
        String operator = rule.path("op").asText("").toLowerCase(Locale.ROOT).strip();
        boolean negative = operator.contains("not ") && !operator.equals("is not blank");
        String positive = operator.replace("is not ", "is ")
                .replace("does not include", "includes")
                .replace("does not match", "matches");
        String left = values.apply(variable(rule.path("lhv").asText().strip()));
        String right = rule.path("rhv").isMissingNode() ? "''" : values.apply(text(rule.path("rhv")));
        String condition =
                operator.equals("is not blank") ? "(" + left + ") is not empty" : test(positive, left, right);
        return negative ? "not (" + condition + ")" : condition;
    }

    /** A list as text: commas between its values, each in quotes. */
    private static String text(JsonNode side) {
        return side.isArray()
                ? side.valueStream().map(value -> "\"" + value.asText() + "\"").collect(Collectors.joining(","))
                : side.asText();
    }

    /** The left side may name a variable without braces: as a text to compare, its name would make no sense. */
    private static String variable(String side) {
        return VARIABLE.matcher(side).matches() ? "{{" + side + "}}" : side;
    }

    private static String test(String operator, String left, String right) {
        return switch (operator) {
            case "is equal to" -> compared(left, "==", right);
            case "is less than" -> compared(left, "<", right);
            case "is less than or equal to" -> compared(left, "<=", right);
            case "is greater than" -> compared(left, ">", right);
            case "is greater than or equal to" -> compared(left, ">=", right);
            case "is between" -> compared(left, "between", right);
            case "is included in" -> compared(left, "in", right);
            case "includes" -> compared(left, "contains", right);
            case "matches pattern" -> "(%s) | compare('matches', %s)".formatted(left, right);
            case "is blank" -> "(" + left + ") is empty";
            case "is true" -> "((%s) | boolean) == true".formatted(left);
            case "is false" -> "((%s) | boolean) == false".formatted(left);
            default -> throw new Untranslatable("The rule (%s) is not available here.".formatted(operator));
        };
    }

    private static String compared(String left, String operator, String right) {
        return "((%s) | lower) | compare('%s', ((%s) | lower))".formatted(left, operator, right);
    }
}
