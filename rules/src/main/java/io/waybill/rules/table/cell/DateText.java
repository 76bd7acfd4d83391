package io.waybill.rules.table.cell;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates in cells: {@code 2026-01-31}, and as a spreadsheet set to US English saves them, {@code 1/31/2026}. */
public final class DateText {
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern US = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");

    private DateText() {}

    /** Reads a cell. */
    public static Parsed<LocalDate> read(String text) {
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            return date(iso.group(1), iso.group(2), iso.group(3));
        }
        Matcher us = US.matcher(text);
        return us.matches() ? date(us.group(3), us.group(1), us.group(2)) : notADate();
    }

    private static Parsed<LocalDate> date(String year, String month, String day) {
        try {
            return new Parsed.Good<>(
                    LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException noSuchDay) {
            return notADate();
        }
    }

    private static Parsed<LocalDate> notADate() {
        return new Parsed.Bad<>("is not a date. Maybe 2026-01-31?");
    }
}
