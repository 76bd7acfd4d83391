package io.waybill.mappings.field;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of a written date; names of weekdays and words such as "of" are left out.
 *
 * @param numbers runs of digits, without {@code st}, {@code nd}, {@code rd}, {@code th}
 * @param separators what stands between two numbers, without spaces at its ends
 * @param month 1 to 12 when its name was written, otherwise 0
 */
record DateWords(List<String> numbers, List<String> separators, int month) {
    private static final Pattern WORD = Pattern.compile("(\\d+)(?:st|nd|rd|th)\\b|(\\d+)|([a-z]+)\\.?|([^\\da-z]+)");
    private static final Pattern SEPARATOR = Pattern.compile("[ ,']*[-/. ,'][ ,']*");
    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");
    private static final List<String> WEEKDAYS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
    private static final List<String> FILLERS = List.of("of", "the", "at", "on", "weds");
    private static final int SHORTEST_NAME = 3;

    /** Null when a word has no place in a date. */
    static @Nullable DateWords find(String text) {
        List<String> numbers = new ArrayList<>();
        List<String> separators = new ArrayList<>();
        int month = 0;
        String before = null;
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            String name = word.group(3);
            String separator = word.group(4);
            if (name != null && month == 0 && indexOf(MONTHS, name) >= 0) {
                month = indexOf(MONTHS, name) + 1;
                before = null;
            } else if (separator != null && SEPARATOR.matches(separator)) {
                before = numbers.isEmpty() ? null : separator.strip();
            } else if (name == null && separator == null) {
                separators.addAll(before == null ? List.of() : List.of(before));
                numbers.add(word.group(1) == null ? word.group(2) : word.group(1));
                before = null;
            } else if (name == null || !isFiller(name)) {
                return null;
            }
        }
        return new DateWords(List.copyOf(numbers), List.copyOf(separators), month);
    }

    /** Whether the numbers are joined by one kind of separator, so that they read as one date. */
    boolean isUniform() {
        return separators.size() == numbers.size() - 1
                && separators.stream().distinct().count() == 1;
    }

    private static boolean isFiller(String word) {
        return FILLERS.contains(word) || indexOf(WEEKDAYS, word) >= 0;
    }

    /** Names may be cut short: {@code Sep}, {@code Sept}, {@code Tues}. */
    private static int indexOf(List<String> names, String word) {
        for (int i = 0; i < names.size(); i++) {
            if (word.length() >= SHORTEST_NAME && names.get(i).startsWith(word)) {
                return i;
            }
        }
        return -1;
    }
}
