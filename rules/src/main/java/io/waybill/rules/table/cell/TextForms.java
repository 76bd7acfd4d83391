package io.waybill.rules.table.cell;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.waybill.rules.flow.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The forms that look into text: {@code starts}, {@code contains} and {@code ~}. */
final class TextForms {
    /** RE2 never backtracks, but writes out counted repeats: what is written out must stay small. */
    private static final long LARGEST_PATTERN = 100_000;

    private static final java.util.regex.Pattern REPEAT =
            java.util.regex.Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?}");

    private TextForms() {}

    static Parsed<Condition> starts(String text, CellType type) {
        return parts(text, type, starts -> new Condition.StartsWith(shortest(starts)));
    }

    /** Leaves out what another start already covers: {@code 78, 787} is {@code 78}. In order, a text follows its own starts. */
    private static List<String> shortest(List<String> starts) {
        List<String> shortest = new ArrayList<>();
        starts.stream()
                .sorted()
                .filter(start -> shortest.isEmpty() || !start.startsWith(shortest.getLast()))
                .forEach(shortest::add);
        return shortest;
    }

    static Parsed<Condition> contains(String text, CellType type) {
        return parts(text, type, Condition.Contains::new);
    }

    private static Parsed<Condition> parts(String text, CellType type, Function<List<String>, Condition> form) {
        String mistake = notText(type);
        if (mistake != null) {
            return new Parsed.Bad<>(mistake);
        }
        return switch (Elements.of(text)) {
            case Parsed.Bad<List<Elements.Element>> bad -> bad.instead();
            case Parsed.Good<List<Elements.Element>>(List<Elements.Element> elements) -> {
                List<String> parts = elements.stream()
                        .map(element -> Fold.fold(element.text()))
                        .toList();
                yield parts.contains("")
                        ? new Parsed.Bad<>("looks for an empty text. Maybe present?")
                        : new Parsed.Good<>(form.apply(parts));
            }
        };
    }

    static Parsed<Condition> matches(String text, CellType type) {
        String mistake = notText(type);
        if (mistake != null) {
            return new Parsed.Bad<>(mistake);
        }
        if (size(text) > LARGEST_PATTERN) {
            return new Parsed.Bad<>("is too large a pattern. Maybe fewer counted repeats, or in @list?");
        }
        try {
            return new Parsed.Good<>(new Condition.Matches(Pattern.compile(text)));
        } catch (PatternSyntaxException broken) {
            return new Parsed.Bad<>("is not a pattern in RE2's form: " + Problems.shortened(broken.getDescription())
                    + ". Maybe a backslash before the sign that is meant literally?");
        }
    }

    /** At most how many steps the pattern has once its repeats are written out. */
    private static double size(String pattern) {
        double size = pattern.length();
        var repeats = REPEAT.matcher(pattern);
        while (repeats.find()) {
            String most = repeats.group(2) == null || repeats.group(2).isEmpty() ? repeats.group(1) : repeats.group(2);
            size *= Math.max(1, Long.parseLong(most));
        }
        return size;
    }

    private static @Nullable String notText(CellType type) {
        String right = switch (type) {
            case TEXT, OPEN -> null;
            case STATUS -> "5xx";
            case NUMBER -> "500..700";
            case BOOLEAN -> "yes";
            case DATE -> "2026-01-01..2026-01-31";
            case TIME -> "09:00..18:00";
            case DAY -> "Mon-Fri";
        };
        return right == null ? null : "looks into text, but this column is not text. Maybe " + right + "?";
    }
}
