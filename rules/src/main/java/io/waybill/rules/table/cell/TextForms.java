package io.waybill.rules.table.cell;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The forms that look into text: {@code starts}, {@code contains} and {@code ~}. */
final class TextForms {
    /** A longer pattern is a list; its automaton would be large and slow. */
    private static final int LONGEST_PATTERN = 1_000;

    private TextForms() {}

    static Parsed<Condition> starts(String text, CellType type) {
        return parts(text, type, Condition.StartsWith::new);
    }

    static Parsed<Condition> contains(String text, CellType type) {
        return parts(text, type, Condition.Contains::new);
    }

    private static Parsed<Condition> parts(String text, CellType type, Function<List<String>, Condition> form) {
        String mistake = notText(type);
        return mistake != null
                ? new Parsed.Bad<>(mistake)
                : Elements.of(text)
                        .map(elements -> form.apply(elements.stream()
                                .map(element -> Fold.fold(element.text()))
                                .toList()));
    }

    static Parsed<Condition> matches(String text, CellType type) {
        String mistake = notText(type);
        if (mistake != null) {
            return new Parsed.Bad<>(mistake);
        }
        if (text.length() > LONGEST_PATTERN) {
            return new Parsed.Bad<>("is a pattern of more than " + LONGEST_PATTERN + " letters. Maybe in @list?");
        }
        try {
            return new Parsed.Good<>(new Condition.Matches(Pattern.compile(text)));
        } catch (PatternSyntaxException broken) {
            return new Parsed.Bad<>("is not a pattern in RE2's form: " + broken.getDescription()
                    + ". Maybe a backslash before the sign that is meant literally?");
        }
    }

    private static @Nullable String notText(CellType type) {
        return switch (type) {
            case TEXT, OPEN -> null;
            case STATUS -> "looks into text, but this column is a status. Maybe 5xx?";
            case NUMBER -> "looks into text, but this column is a number. Maybe a range such as 500..700?";
            case BOOLEAN -> "looks into text, but this column is yes or no. Maybe yes?";
            case DATE -> "looks into text, but this column is a date. Maybe 2026-01-01..2026-01-31?";
            case TIME -> "looks into text, but this column is a time of day. Maybe 09:00..18:00?";
            case DAY -> "looks into text, but this column is a day. Maybe Mon-Fri?";
        };
    }
}
