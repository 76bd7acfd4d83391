package io.waybill.rules.table.cell;

import io.waybill.rules.flow.Problems;
import io.waybill.rules.table.cell.Condition.AnyOf;
import io.waybill.rules.table.cell.Condition.OneOf;
import io.waybill.rules.table.cell.Condition.Range;
import io.waybill.rules.table.cell.Condition.TextRange;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ranges, both ends included: {@code 500..700}, {@code 22:00..06:00}, {@code Fri-Mon}, {@code 5xx}. */
final class Ranges {
    private Ranges() {}

    /** The range; null when the text is a single value. */
    static @Nullable Parsed<Condition> find(String text, CellType type) {
        if (type == CellType.STATUS && text.toLowerCase(Locale.ROOT).matches("[1-5]xx")) {
            BigDecimal first = new BigDecimal(text.charAt(0) + "00");
            return new Parsed.Good<>(between(first, first.add(BigDecimal.valueOf(99))));
        }
        int dots = text.indexOf("..");
        int hyphen = dash(text, type);
        if (dots < 0 && hyphen < 0) {
            return null;
        }
        int at = dots < 0 ? hyphen : dots;
        String from = text.substring(0, at).strip();
        String to = text.substring(at + (dots < 0 ? 1 : 2)).strip();
        if (from.isEmpty() || to.isEmpty()) {
            return new Parsed.Bad<>("is half a range. Maybe " + Problems.shortened(whole(from, to, type)) + "?");
        }
        return of(from, to, type);
    }

    /** The place of a dash that means up to: a hyphen between days, the longer one between all that has an order. */
    private static int dash(String text, CellType type) {
        return switch (type) {
            case DAY -> Math.max(text.indexOf('-'), text.indexOf('–'));
            case NUMBER, STATUS, DATE, TIME -> text.indexOf('–');
            case TEXT, BOOLEAN, OPEN -> -1;
        };
    }

    private static Parsed<Condition> of(String from, String to, CellType type) {
        return switch (type) {
            case TEXT -> text(Fold.fold(from), Fold.fold(to));
            case DAY -> days(Literal.day(from), Literal.day(to));
            case BOOLEAN -> new Parsed.Bad<>("is not yes or no.");
            case NUMBER, STATUS, DATE, TIME, OPEN ->
                ends(Literal.end(from, type), Literal.end(to, type), type == CellType.TIME, to + ".." + from);
        };
    }

    private static Parsed<Condition> ends(
            Parsed<BigDecimal> from, Parsed<BigDecimal> to, boolean wraps, String turned) {
        if (!(from instanceof Parsed.Good<BigDecimal>(BigDecimal low))) {
            return from.map(place -> between(place, place));
        }
        if (!(to instanceof Parsed.Good<BigDecimal>(BigDecimal high))) {
            return to.map(place -> between(place, place));
        }
        if (low.compareTo(high) <= 0) {
            return new Parsed.Good<>(between(low, high));
        }
        return wraps
                ? new Parsed.Good<>(
                        new AnyOf(List.of(new Range(low, true, null, false), new Range(null, false, high, true))))
                : new Parsed.Bad<>("begins above its end. Maybe " + Problems.shortened(turned) + "?");
    }

    private static Condition between(BigDecimal from, BigDecimal to) {
        return new Range(from, true, to, true);
    }

    private static Parsed<Condition> text(String from, String to) {
        if (from.length() != to.length()) {
            return new Parsed.Bad<>(
                    "is a range of texts of different length. Maybe 90000..96199, or quotes around it?");
        }
        return from.compareTo(to) <= 0
                ? new Parsed.Good<>(new TextRange(from, to))
                : new Parsed.Bad<>("begins above its end. Maybe " + Problems.shortened(to + ".." + from) + "?");
    }

    private static Parsed<Condition> days(Parsed<DayOfWeek> from, Parsed<DayOfWeek> to) {
        if (!(from instanceof Parsed.Good<DayOfWeek>(DayOfWeek first))) {
            return from.map(day -> new OneOf(Set.of(day)));
        }
        return to.map(last -> {
            Set<DayOfWeek> days = EnumSet.of(first, last);
            for (DayOfWeek day = first; day != last; day = day.plus(1)) {
                days.add(day);
            }
            return new OneOf(Set.<Object>copyOf(days));
        });
    }

    private static String whole(String from, String to, CellType type) {
        return switch (type) {
            case NUMBER, STATUS, DATE, TIME, OPEN -> from.isEmpty() ? "<= " + to : ">= " + from;
            case TEXT, BOOLEAN, DAY -> "quotes around it";
        };
    }
}
