package io.waybill.mappings.field;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A date as people write it: ISO, American, European when it cannot be American, or with the month's name.
 *
 * @param shortYear the century was not written; years from 69 on are taken for 19xx
 */
record WrittenDate(LocalDate date, boolean shortYear) {
    private static final int FIRST_YEAR_OF_1900S = 69;

    /** Eight digits in a row are a date only in years people live in. */
    private static final int EARLIEST_COMPACT_YEAR = 1800;

    private static final int LATEST_COMPACT_YEAR = 2199;

    /**
     * The date that the whole text is; null when it is none.
     *
     * @param text in lower case, folded to ASCII spaces, digits and dashes
     */
    static @Nullable WrittenDate find(String text) {
        DateWords words = DateWords.find(text);
        if (words == null) {
            return null;
        }
        List<String> numbers = words.numbers();
        if (words.month() > 0) {
            return numbers.size() == 2
                    ? named(Integer.toString(words.month()), numbers.getFirst(), numbers.getLast())
                    : null;
        }
        if (numbers.size() == 1) {
            return compact(numbers.getFirst());
        }
        return numbers.size() == 3 && words.isUniform()
                ? numeric(
                        numbers.get(0),
                        numbers.get(1),
                        numbers.get(2),
                        words.separators().getFirst())
                : null;
    }

    /** Dashes are what ISO dates have, so a short year may stand first between them: {@code 85-12-25}. */
    private static @Nullable WrittenDate numeric(String a, String b, String c, String separator) {
        return a.length() == 4
                ? firstOf(of(a, b, c), of(a, c, b))
                : firstOf(of(c, a, b), of(c, b, a), separator.equals("-") ? of(a, b, c) : null);
    }

    private static @Nullable WrittenDate named(String month, String a, String b) {
        return a.length() == 4 ? of(a, month, b) : of(b, month, a);
    }

    private static @Nullable WrittenDate compact(String digits) {
        if (digits.length() == 6) {
            return of(digits.substring(4), digits.substring(0, 2), digits.substring(2, 4));
        }
        if (digits.length() != 8) {
            return null;
        }
        String lastYear = digits.substring(4);
        String firstYear = digits.substring(0, 4);
        return firstOf(
                plausible(lastYear, digits.substring(0, 2), digits.substring(2, 4)),
                plausible(firstYear, digits.substring(4, 6), digits.substring(6)),
                plausible(lastYear, digits.substring(2, 4), digits.substring(0, 2)),
                plausible(firstYear, digits.substring(6), digits.substring(4, 6)));
    }

    private static @Nullable WrittenDate plausible(String year, String month, String day) {
        int number = Integer.parseInt(year);
        return number < EARLIEST_COMPACT_YEAR || number > LATEST_COMPACT_YEAR ? null : of(year, month, day);
    }

    private static @Nullable WrittenDate firstOf(@Nullable WrittenDate... readings) {
        return Stream.of(readings).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static @Nullable WrittenDate of(String year, String month, String day) {
        if (month.length() > 2 || day.length() > 2 || (year.length() != 2 && year.length() != 4)) {
            return null;
        }
        int number = fullYear(year);
        try {
            LocalDate date = LocalDate.of(number, Integer.parseInt(month), Integer.parseInt(day));
            return number == 0 ? null : new WrittenDate(date, year.length() == 2);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static int fullYear(String year) {
        int number = Integer.parseInt(year);
        if (year.length() == 4) {
            return number;
        }
        return number < FIRST_YEAR_OF_1900S ? 2000 + number : 1900 + number;
    }
}
