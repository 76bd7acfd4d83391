package io.waybill.mappings.field;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A date, a time of day, or both, as people and programs write them: {@code 08/05/2025 1:15:42 PM}, {@code
 * 2025-08-05T13:15:42Z}, {@code Tue Aug 05 2025 09:15:42 GMT-0400 (EDT)}, {@code 9am}.
 *
 * @param offset of the zone that was written; null when none was
 */
record WrittenMoment(
        @Nullable WrittenDate date,
        @Nullable LocalTime time,
        @Nullable ZoneOffset offset) {
    private static final int LONGEST = 100;
    private static final Pattern QUOTED = Pattern.compile("[\"'(\\[]+(.*?)[\"')\\]]*");
    private static final Pattern CLOCK = Pattern.compile("(?:^|[t\\s,@])(?:"
            + "(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,:](\\d{1,9})\\d*)?)?(?:\\s?([ap])\\.?m\\b\\.?)?"
            + "|(\\d{1,2})\\s?([ap])\\.?m\\b\\.?)"
            + "(?:\\s?(?:(z|[a-z]{3,4})\\b)?(?:\\s?([-+]\\d{1,2})(?::?(\\d{2}))?\\b)?)(?:\\s?\\([^()]*\\))?");
    private static final Map<String, Integer> HOURS_FROM_UTC = Map.ofEntries(
            Map.entry("z", 0),
            Map.entry("utc", 0),
            Map.entry("gmt", 0),
            Map.entry("est", -5),
            Map.entry("edt", -4),
            Map.entry("cst", -6),
            Map.entry("cdt", -5),
            Map.entry("mst", -7),
            Map.entry("mdt", -6),
            Map.entry("pst", -8),
            Map.entry("pdt", -7),
            Map.entry("akst", -9),
            Map.entry("akdt", -8),
            Map.entry("hst", -10),
            Map.entry("ast", -4),
            Map.entry("adt", -3),
            Map.entry("bst", 1),
            Map.entry("cet", 1),
            Map.entry("cest", 2));

    /** Reads the whole text or nothing. */
    static @Nullable WrittenMoment find(String raw) {
        String folded = RawText.folded(raw, LONGEST);
        if (folded == null || folded.isEmpty()) {
            return null;
        }
        String text = unnamed(unquoted(folded.toLowerCase(Locale.ROOT)));
        Matcher clock = CLOCK.matcher(text);
        if (!mayTell(text) || !clock.find()) {
            WrittenDate date = WrittenDate.find(text);
            return date == null ? null : new WrittenMoment(date, null, null);
        }
        return withClock(text, clock);
    }

    private static String unquoted(String text) {
        Matcher quoted = QUOTED.matcher(text);
        return "\"'([".indexOf(text.charAt(0)) >= 0 && quoted.matches() ? quoted.group(1) : text;
    }

    /** Times that have a name, in digits. */
    private static String unnamed(String text) {
        return text.contains("noon") || text.contains("midnight")
                ? text.replaceFirst("^12 (noon|midnight)", "$1")
                        .replace("noon", "12:00 pm")
                        .replace("midnight", "12:00 am")
                : text;
    }

    /** Whether there may be a time of day: a colon, or am or pm. */
    private static boolean mayTell(String text) {
        return text.indexOf(':') >= 0 || text.indexOf('m') >= 0;
    }

    private static @Nullable WrittenMoment withClock(String text, Matcher clock) {
        String zone = clock.group(8);
        boolean zoned = zone != null && HOURS_FROM_UTC.containsKey(zone);
        // A word that is no zone is the start of a date: "6:30 PM June 14".
        String rest = text.substring(0, clock.start()) + " "
                + (zoned || zone == null ? "" : text.substring(clock.start(8), clock.end()))
                + text.substring(clock.end());
        LocalTime time = time(clock);
        WrittenDate date = rest.isBlank() ? null : WrittenDate.find(rest.strip());
        if (time == null || (date == null && !rest.isBlank())) {
            return null;
        }
        return zoned || (zone == null && clock.group(9) != null)
                ? withOffset(date, time, clock)
                : new WrittenMoment(date, time, null);
    }

    private static @Nullable WrittenMoment withOffset(@Nullable WrittenDate date, LocalTime time, Matcher clock) {
        int named = clock.group(8) == null ? 0 : HOURS_FROM_UTC.getOrDefault(clock.group(8), 0);
        int hours = clock.group(9) == null ? 0 : Integer.parseInt(clock.group(9));
        int minutes = clock.group(10) == null ? 0 : Integer.parseInt(clock.group(10));
        boolean west = clock.group(9) != null && clock.group(9).startsWith("-");
        try {
            return new WrittenMoment(date, time, ZoneOffset.ofHoursMinutes(named + hours, west ? -minutes : minutes));
        } catch (DateTimeException noSuchZone) {
            return null;
        }
    }

    private static @Nullable LocalTime time(Matcher clock) {
        boolean hourOnly = clock.group(6) != null;
        Integer hour = hour(Integer.parseInt(clock.group(hourOnly ? 6 : 1)), clock.group(hourOnly ? 7 : 5));
        if (hour == null) {
            return null;
        }
        String fraction = (clock.group(4) == null ? "" : clock.group(4)) + "000";
        try {
            return LocalTime.of(hour, number(clock.group(2)), number(clock.group(3)))
                    .plusNanos(Integer.parseInt(fraction.substring(0, 3)) * 1_000_000L);
        } catch (DateTimeException noSuchTime) {
            return null;
        }
    }

    private static @Nullable Integer hour(int written, @Nullable String half) {
        if (half == null) {
            return written;
        }
        if (written < 1 || written > 12) {
            return null;
        }
        return written % 12 + (half.equals("p") ? 12 : 0);
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
