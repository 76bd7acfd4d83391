package io.waybill.rules.table.cell;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates in cells: {@code 2026-01-31}, and as a spreadsheet set to US English saves them, {@code 1/31/2026}; also as it keeps them, {@code 46053}. */
public final class DateText {
    private static final Pattern ISO =
            Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[ T]00:00(?::00(?:\\.0+)?)?)?");
    private static final Pattern COUNTED = Pattern.compile("[1-7]\\d{4}(\\.0+)?");

    /** The day before the first that spreadsheets count, as they take 1900 for a leap year. */
    private static final LocalDate COUNTED_FROM = LocalDate.of(1899, 12, 30);

    private static final Pattern US = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");

    /** As they are written outside the United States; a guess, and never read. */
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4})");

    private DateText() {}

    /** Reads a cell. */
    public static Parsed<LocalDate> read(String text) {
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            return date(text, iso.group(1), iso.group(2), iso.group(3));
        }
        if (isCounted(text)) {
            return new Parsed.Good<>(counted(text));
        }
        Matcher us = US.matcher(text);
        return us.matches() ? date(text, us.group(3), us.group(1), us.group(2)) : notADate(text);
    }

    /** The date that the text is for whoever writes the day first: another one than is read here, or none is read. Empty when there is none. */
    public static Optional<LocalDate> dayFirst(String text) {
        Matcher parts = DAY_FIRST.matcher(text);
        return parts.matches() ? find(parts.group(3), parts.group(2), parts.group(1)) : Optional.empty();
    }

    /** Whether the text is a date as spreadsheets keep it: the number of days since the end of 1899, from 1927 to 2119. */
    public static boolean isCounted(String text) {
        return COUNTED.matcher(text).matches();
    }

    /** The date that such a number means. */
    public static LocalDate counted(String text) {
        return COUNTED_FROM.plusDays(new BigDecimal(text).longValue());
    }

    private static Parsed<LocalDate> date(String text, String year, String month, String day) {
        return find(year, month, day).<Parsed<LocalDate>>map(Parsed.Good::new).orElseGet(() -> notADate(text));
    }

    private static Optional<LocalDate> find(String year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static Parsed<LocalDate> notADate(String text) {
        String maybe = dayFirst(text).map(LocalDate::toString).orElse("2026-01-31");
        return new Parsed.Bad<>("is not a date. Maybe " + maybe + "?");
    }
}
