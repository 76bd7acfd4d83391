package io.waybill.mappings.template;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code open_at('Mon-Fri 09:00-20:00, Sat 10:00-16:00', zone)}: the moment itself when the window is open then, else the next at which it
 * opens. The hours are those of the zone, UTC without one.
 */
final class CallWindow {
    private static final int A_WEEK = 7;
    private static final Pattern HOURS =
            Pattern.compile("(?i)([a-z]{3})(?:-([a-z]{3}))? ([0-9]{1,2}:[0-9]{2})-([0-9]{1,2}:[0-9]{2})");

    /** Open on these days from one time to just before the other; {@code null} is midnight. */
    private record Hours(
            DayOfWeek first,
            DayOfWeek last,
            LocalTime opens,
            @Nullable LocalTime closes) {
        boolean on(DayOfWeek day) {
            int days = Math.floorMod(last.getValue() - first.getValue(), A_WEEK);
            return Math.floorMod(day.getValue() - first.getValue(), A_WEEK) <= days;
        }

        /** When it is open next, on this date and not before the moment; null when not on this date. */
        @Nullable
        ZonedDateTime next(LocalDate date, ZonedDateTime from) {
            if (!on(date.getDayOfWeek())) {
                return null;
            }
            ZonedDateTime opening = date.atTime(opens).atZone(from.getZone());
            ZonedDateTime closing = closes == null
                    ? date.plusDays(1).atStartOfDay(from.getZone())
                    : date.atTime(closes).atZone(from.getZone());
            ZonedDateTime earliest = opening.isBefore(from) ? from : opening;
            return earliest.isBefore(closing) ? earliest : null;
        }
    }

    private CallWindow() {}

    /** The moment, as ISO text; null when it is none, or the window never opens. */
    static @Nullable String openAt(String moment, List<@Nullable Object> arguments) {
        List<Hours> window = window(Values.textOrEmpty(arguments.getFirst()));
        if (window == null) {
            throw new TemplateFailed("The filter (open_at) cannot read the hours. Maybe 'Mon-Fri 09:00-20:00'.");
        }
        try {
            ZonedDateTime from = Instant.parse(moment).atZone(zone(arguments));
            ZonedDateTime next = next(window, from);
            return next == null ? null : next.toInstant().toString();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** What is wrong with the hours, or null. */
    static @Nullable String check(List<@Nullable Object> arguments) {
        return window(Values.textOrEmpty(arguments.getFirst())) == null
                ? "(%s) are no hours. Maybe 'Mon-Fri 09:00-20:00'.".formatted(Values.textOrEmpty(arguments.getFirst()))
                : null;
    }

    private static @Nullable ZonedDateTime next(List<Hours> window, ZonedDateTime from) {
        for (int day = 0; day <= A_WEEK; day++) {
            LocalDate date = from.toLocalDate().plusDays(day);
            ZonedDateTime next = window.stream()
                    .map(hours -> hours.next(date, from))
                    .filter(Objects::nonNull)
                    .min(ZonedDateTime::compareTo)
                    .orElse(null);
            if (next != null) {
                return next;
            }
        }
        return null;
    }

    private static @Nullable List<Hours> window(String text) {
        List<Hours> window = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher hours = HOURS.matcher(part.strip());
            if (!hours.matches()) {
                return null;
            }
            DayOfWeek first = day(hours.group(1));
            DayOfWeek last = hours.group(2) == null ? first : day(hours.group(2));
            LocalTime opens = time(hours.group(3));
            boolean midnight = hours.group(4).equals("24:00");
            LocalTime closes = midnight ? null : time(hours.group(4));
            if (first == null || last == null || opens == null || (closes == null && !midnight)) {
                return null;
            }
            window.add(new Hours(first, last, opens, closes));
        }
        return window;
    }

    private static @Nullable DayOfWeek day(String name) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().startsWith(name.toUpperCase(Locale.ROOT))) {
                return day;
            }
        }
        return null;
    }

    private static @Nullable LocalTime time(String text) {
        try {
            return LocalTime.parse(text.length() == 4 ? "0" + text : text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static ZoneId zone(List<@Nullable Object> arguments) {
        String zone = arguments.size() > 1 ? Values.textOrEmpty(arguments.get(1)) : "";
        return zone.isEmpty() ? ZoneOffset.UTC : ZoneId.of(zone);
    }
}
