package io.waybill.mappings.terms;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads days of the week: {@code Mon}, {@code Mon-Fri}, {@code Fri-Mon}, {@code Mon, Wed}; names may be written out. */
final class Days {
    private static final int SHORTEST = 3;

    private Days() {}

    /** The days; null when they are none. */
    static @Nullable List<DayOfWeek> find(String text) {
        List<DayOfWeek> days = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String[] ends = part.split("[-–]", 2);
            DayOfWeek first = day(ends[0].strip());
            DayOfWeek last = ends.length == 1 ? first : day(ends[1].strip());
            if (first == null || last == null) {
                return null;
            }
            days.addAll(range(first, last));
        }
        return days;
    }

    private static List<DayOfWeek> range(DayOfWeek first, DayOfWeek last) {
        List<DayOfWeek> days = new ArrayList<>(List.of(first));
        for (DayOfWeek day = first; day != last; ) {
            day = day.plus(1);
            days.add(day);
        }
        return days;
    }

    private static @Nullable DayOfWeek day(String name) {
        String word = name.toUpperCase(Locale.ROOT);
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> word.length() >= SHORTEST && day.name().startsWith(word))
                .findFirst()
                .orElse(null);
    }
}
