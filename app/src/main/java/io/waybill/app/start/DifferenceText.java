package io.waybill.app.start;

import io.waybill.rules.cases.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A changed expectation as aligned lines: what was expected beside what came, and a mark where they differ. */
final class DifferenceText {
    private static final String NOTHING = "-";

    private DifferenceText() {}

    static List<String> of(Difference difference) {
        if (difference.what().equals("case")) {
            return difference.came();
        }
        List<String> lines = new ArrayList<>();
        lines.add(difference.what() + ": expected " + difference.wanted());
        if (difference.fields().isEmpty()) {
            String came = difference.came().isEmpty() ? "nothing" : String.join(", ", difference.came());
            lines.add(" ".repeat(difference.what().length()) + "  but came " + came);
        } else {
            lines.addAll(table(difference.fields()));
        }
        return lines;
    }

    private static List<String> table(List<Difference.Field> fields) {
        int name = width(fields.stream().map(Difference.Field::name), 0);
        int expected = width(fields.stream().map(Difference.Field::expected), "expected".length());
        String form = "  %s %-" + Math.max(1, name) + "s  %-" + expected + "s  %s";
        List<String> lines = new ArrayList<>();
        lines.add(form.formatted(" ", "", "expected", "actual"));
        fields.forEach(field -> lines.add(form.formatted(
                field.same() ? " " : "*",
                field.name(),
                field.expected(),
                field.actual() == null ? NOTHING : field.actual())));
        return lines;
    }

    private static int width(Stream<String> texts, int least) {
        return Math.max(least, texts.mapToInt(String::length).max().orElse(0));
    }
}
