package io.waybill.mappings.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.waybill.mappings.template.Filters.Spec;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filters that answer yes or no whatever the value's type, and those that say how a value is to be written. */
final class LogicFilters {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> OPERATORS =
            List.of("==", "===", "!=", "!==", "<", "<=", ">", ">=", "contains", "in", "between", "matches");

    static final Map<String, Spec> ALL = Map.of(
            "truthy", new Spec(0, 0, (input, arguments) -> isTruthy(input)),
            "compare", new Spec(2, 2, LogicFilters::compare, LogicFilters::checkCompare),
            "json", new Spec(0, 0, (input, arguments) -> json(input)),
            "xml", new Spec(0, 0, (input, arguments) -> Escaping.XML.escape(Values.textOrEmpty(input))),
            "keep", new Spec(0, 0, new Keep()));

    private LogicFilters() {}

    /** Whether it says something: not missing, blank, false, 0 or an empty list. */
    private static boolean isTruthy(@Nullable Object input) {
        return switch (input) {
            case null -> false;
            case Boolean flag -> flag;
            case Number number -> number.doubleValue() != 0;
            case String text -> !text.isEmpty();
            case Collection<?> list -> !list.isEmpty();
            case Map<?, ?> map -> !map.isEmpty();
            default -> true;
        };
    }

    /** Two numbers compare as numbers, anything else as text; what is missing is an empty text. */
    private static boolean compare(@Nullable Object input, List<@Nullable Object> arguments) {
        String left = Values.textOrEmpty(input);
        String right = Values.textOrEmpty(arguments.get(1));
        return switch (Values.textOrEmpty(arguments.getFirst())) {
            case "==", "===" -> order(left, right) == 0;
            case "!=", "!==" -> order(left, right) != 0;
            case "<" -> bothSaid(left, right) && order(left, right) < 0;
            case "<=" -> bothSaid(left, right) && order(left, right) <= 0;
            case ">" -> bothSaid(left, right) && order(left, right) > 0;
            case ">=" -> bothSaid(left, right) && order(left, right) >= 0;
            case "contains" -> !right.isEmpty() && left.contains(right);
            case "in" -> Members.of(arguments.get(1)).stream().anyMatch(member -> order(left, member) == 0);
            case "between" -> isBetween(left, Members.ends(arguments.get(1)));
            case "matches" -> Members.matches(left, right);
            default -> false;
        };
    }

    private static boolean bothSaid(String left, String right) {
        return !left.isBlank() && !right.isBlank();
    }

    private static boolean isBetween(String value, List<String> ends) {
        return !value.isBlank()
                && ends.size() == 2
                && order(ends.getFirst(), value) <= 0
                && order(value, ends.getLast()) <= 0;
    }

    private static int order(String left, String right) {
        BigDecimal one = Members.number(left);
        BigDecimal other = Members.number(right);
        return one != null && other != null ? one.compareTo(other) : left.compareTo(right);
    }

    private static @Nullable String checkCompare(List<@Nullable Object> arguments) {
        String operator = Values.textOrEmpty(arguments.getFirst()).toLowerCase(Locale.ROOT);
        return OPERATORS.contains(operator)
                ? null
                : "There is no comparison (%s). Maybe one of: %s.".formatted(operator, String.join(" ", OPERATORS));
    }

    private static String json(@Nullable Object input) {
        try {
            return JSON.writeValueAsString(Values.typed(input));
        } catch (JsonProcessingException e) {
            throw new TemplateFailed("The filter (json) cannot write this value.");
        }
    }

    /** A leaf whose last filter it is stays in a body though it is empty. */
    private static final class Keep implements LeafFilter {
        @Override
        public Object apply(@Nullable Object input, List<@Nullable Object> arguments) {
            return input == null ? "" : input;
        }

        @Override
        public boolean keepsEmpty() {
            return true;
        }
    }
}
