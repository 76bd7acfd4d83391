package io.waybill.rules.table.cell;

import io.waybill.rules.flow.Suggestion;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One value in a cell, read as the column's type asks and turned into the key that a {@link Reading} has. */
final class Literal {
    private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2}))?");
    private static final Pattern OPEN_NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,30})(\\.\\d{1,20})?");

    private Literal() {}

    static Parsed<Object> read(String text, CellType type) {
        return switch (type) {
            case TEXT -> new Parsed.Good<>(Fold.fold(text));
            case NUMBER -> Numbers.read(text).map(number -> number);
            case STATUS -> status(text).map(number -> number);
            case BOOLEAN -> yesNo(text);
            case DATE -> DateText.read(text).map(Reading::place);
            case TIME -> time(text).map(place -> place);
            case DAY -> day(text).map(day -> day);
            case OPEN -> new Parsed.Good<>(open(text));
        };
    }

    /** The place of an end of a range or comparison on the number line. */
    static Parsed<BigDecimal> end(String text, CellType type) {
        return switch (type) {
            case NUMBER, OPEN -> Numbers.read(text);
            case STATUS -> status(text);
            case DATE -> DateText.read(text).map(Reading::place);
            case TIME -> time(text);
            case TEXT, BOOLEAN, DAY -> new Parsed.Bad<>("cannot be compared in this column. Maybe quotes around it?");
        };
    }

    /** What looks like a number or yes/no is one; leading zeros (a postal code) make text. */
    static Object open(String text) {
        if (OPEN_NUMBER.matcher(text).matches()) {
            return Reading.key(new BigDecimal(text));
        }
        String folded = Fold.fold(text);
        return switch (folded) {
            case "yes", "true" -> true;
            case "no", "false" -> false;
            default -> folded;
        };
    }

    private static Parsed<Object> yesNo(String text) {
        return open(text) instanceof Boolean yes
                ? new Parsed.Good<>(yes)
                : new Parsed.Bad<>("is not yes or no." + Suggestion.maybe(text, List.of("yes", "no")));
    }

    private static Parsed<BigDecimal> status(String text) {
        return text.matches("[1-5]\\d\\d")
                ? new Parsed.Good<>(Reading.key(new BigDecimal(text)))
                : new Parsed.Bad<>("is not a status. Maybe 200, 5xx or 400..499?");
    }

    private static Parsed<BigDecimal> time(String text) {
        if (text.equals("24:00")) {
            return new Parsed.Good<>(Reading.place(LocalTime.MAX));
        }
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            return notATime();
        }
        int second = time.group(3) == null ? 0 : Integer.parseInt(time.group(3));
        try {
            return new Parsed.Good<>(Reading.place(
                    LocalTime.of(Integer.parseInt(time.group(1)), Integer.parseInt(time.group(2)), second)));
        } catch (DateTimeException noSuchTime) {
            return notATime();
        }
    }

    private static Parsed<BigDecimal> notATime() {
        return new Parsed.Bad<>("is not a time of day. Maybe 09:00 or 09:00..18:00?");
    }

    /** A day by its name or at least its first three letters. */
    static Parsed<DayOfWeek> day(String text) {
        String folded = Fold.fold(text);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (folded.length() >= 3 && Fold.fold(day.name()).startsWith(folded)) {
                return new Parsed.Good<>(day);
            }
        }
        List<String> names = Arrays.stream(DayOfWeek.values())
                .flatMap(day -> Stream.of(TextStyle.FULL, TextStyle.SHORT)
                        .map(style -> day.getDisplayName(style, Locale.ENGLISH)))
                .toList();
        String nearest = Suggestion.findNearest(text, names);
        return new Parsed.Bad<>("is not a day. Maybe " + (nearest == null ? "Mon, Tue or Mon-Fri" : nearest) + "?");
    }
}
