package io.waybill.rules.table;

import io.waybill.rules.table.cell.CellType;
import io.waybill.rules.table.cell.DateText;
import java.util.Locale;
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

    private SpreadsheetTraces() {}

    /** Whether this is what a formula shows that could not be worked out. */
    static boolean isFailure(String text) {
        return text.startsWith("#") && FAILURES.contains(text.toUpperCase(Locale.ROOT));
    }

    /** What a person should know about how a cell was read, or that it may not say what was typed; null when there is nothing. */
    static @Nullable String findDoubt(CellType type, String text) {
        return switch (type) {
            case DATE -> countedDate(text);
            case TEXT, OPEN ->
                SHORTENED.matcher(text).matches()
                        ? "looks like a long number that a spreadsheet shortened. Maybe format the column as text and enter it again?"
                        : null;
            case NUMBER, BOOLEAN, TIME, DAY, STATUS -> null;
        };
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
