package io.waybill.rules.cases;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One expectation that was not met.
 *
 * @param what {@code decisions}, {@code rows}, {@code rules} or {@code score}; or the word case where nothing could be compared
 * @param wanted what the case expects, or {@code none}
 * @param fields of a decision: each value that was expected, beside that of the decision that comes nearest
 * @param came all of the kind that came out, or why nothing did
 */
public record Difference(String what, String wanted, List<Field> fields, List<String> came) {
    private static final int LONGEST = 120;

    public Difference {
        fields = List.copyOf(fields);
        came = List.copyOf(came);
    }

    /**
     * A value of a decision.
     *
     * @param actual null where the nearest decision has no such value
     */
    public record Field(
            String name, String expected, @Nullable String actual, boolean same) {}

    /** As one short line, for those who want no more: the values that differ, or else the beginning of what came out. */
    public String line() {
        if (what.equals("case")) {
            return came.getFirst();
        }
        String otherwise = fields.stream()
                .filter(field -> !field.same())
                .map(Difference::told)
                .collect(Collectors.joining(", "));
        return "expects this, but " + (otherwise.isEmpty() ? "it came to " + beginning() : otherwise) + ".";
    }

    private static String told(Field field) {
        return field.actual() == null
                ? "there is no " + field.name()
                : "%s is %s, not %s".formatted(field.name(), field.actual(), field.expected());
    }

    private String beginning() {
        String all = came.isEmpty() ? "nothing" : String.join(", ", came);
        return all.length() <= LONGEST ? all : all.substring(0, LONGEST) + "…";
    }
}
