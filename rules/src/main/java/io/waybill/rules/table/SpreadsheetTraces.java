package io.waybill.rules.table;

import io.waybill.rules.table.cell.CellType;
import io.waybill.rules.table.cell.DateText;
import io.waybill.rules.table.cell.Parsed;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What spreadsheet programs leave in cells without anybody having typed it. */
final class SpreadsheetTraces {
    private static final Set<String> FAILURES =
            Set.of("#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!");
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");
    private static final Pattern SHORTENED = Pattern.compile("\\d(\\.\\d+)?[eE]\\+\\d{1,2}");

    /** What is between the cells of a file from a country where the comma stands before decimals. */
    private static final char CONTINENTAL = ';';

    private static final Pattern DOTS_BETWEEN_THOUSANDS = Pattern.compile("\\d{1,3}(\\.\\d{3})+(?!\\d)");
    private static final Pattern SLASHED = Pattern.compile("\\d{1,2}/\\d{1,2}/\\d{4}");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("(?<!\\d)\\d+,\\d{1,2}(?!\\d)");

    private SpreadsheetTraces() {}

    /** Whether this is what a formula shows that could not be worked out. */
    static boolean isFailure(String text) {
        return text.startsWith("#") && FAILURES.contains(text.toUpperCase(Locale.ROOT));
    }

    /**
     * What a person should know about how a cell was read, or that it may not say what was typed; null when there is nothing.
     *
     * @param separator between the cells of the file
     */
    static @Nullable String findDoubt(CellType type, String text, char separator) {
        return switch (type) {
            case DATE -> date(text, separator);
            case TEXT, OPEN ->
                SHORTENED.matcher(text).matches()
                        ? "looks like a long number that a spreadsheet shortened. Maybe format the column as text and enter it again?"
                        : null;
            case NUMBER -> separator == CONTINENTAL ? continentalNumber(text) : null;
            case BOOLEAN, TIME, DAY, STATUS -> null;
        };
    }

    private static @Nullable String date(String text, char separator) {
        Matcher slashed = SLASHED.matcher(text);
        while (separator == CONTINENTAL && slashed.find()) {
            Optional<LocalDate> dayFirst = DateText.dayFirst(slashed.group());
            if (dayFirst.isPresent()
                    && DateText.read(slashed.group()) instanceof Parsed.Good<LocalDate>(LocalDate read)
                    && !read.equals(dayFirst.get())) {
                return "has %s, which was read as %s, the month first. Maybe %s, if the day is?"
                        .formatted(slashed.group(), read, dayFirst.get());
            }
        }
        return countedDate(text);
    }

    private static @Nullable String continentalNumber(String text) {
        Matcher dots = DOTS_BETWEEN_THOUSANDS.matcher(text);
        if (dots.find()) {
            return "has %s, which was read with a decimal point. Maybe %s, if the dot is between thousands?"
                    .formatted(dots.group(), dots.group().replace(".", ""));
        }
        Matcher comma = DECIMAL_COMMA.matcher(text);
        return comma.find()
                ? "has %s, which was read as two numbers. Maybe %s, or a blank after the comma?"
                        .formatted(comma.group(), comma.group().replace(',', '.'))
                : null;
    }

    private static @Nullable String countedDate(String text) {
        Matcher numbers = NUMBER.matcher(text.replaceAll("\\d+[-/]\\d+[-/]\\d+", ""));
        while (numbers.find()) {
            if (DateText.isCounted(numbers.group())) {
                var date = DateText.counted(numbers.group());
                return "has %s, which was read as %s: spreadsheets count days. Maybe write the date?"
                        .formatted(numbers.group(), date);
            }
        }
        return null;
    }
}
