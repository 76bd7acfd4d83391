package io.waybill.rules.cases;

import java.util.List;
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

    /** As one line, for those who want no more. */
    public String line() {
        return what.equals("case") ? came.getFirst() : "expects this, but it came to " + came + ".";
    }
}
