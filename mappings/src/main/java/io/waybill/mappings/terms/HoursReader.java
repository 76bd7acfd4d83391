package io.waybill.mappings.terms;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.waybill.mappings.terms.Hours.Span;
import io.waybill.mappings.yaml.Keys;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code hours:}, days to spans of time. */
final class HoursReader {
    private static final String SAMPLE = "{ \"Mon-Fri\": \"09:00-18:00\" }";
    private static final Pattern SPAN =
            Pattern.compile("([01]?[0-9]|2[0-4]):([0-5][0-9])\\s*[-–]\\s*([01]?[0-9]|2[0-4]):([0-5][0-9])");

    private final Keys keys;
    private final Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);

    private HoursReader(Keys keys) {
        this.keys = keys;
    }

    static List<Hours> read(Keys keys) {
        return keys.maps("hours", SAMPLE).stream()
                .map(below -> new HoursReader(below).hours())
                .toList();
    }

    private Hours hours() {
        var zone = Zones.read(keys);
        Set<LocalDate> holidays = holidays();
        keys.names().stream()
                .filter(name -> !name.equals("timezone") && !name.equals("holidays"))
                .forEach(this::day);
        if (week.isEmpty()) {
            keys.loading()
                    .problems()
                    .add(keys.place(), "", "No day is named, so it would never be open. Maybe %s.".formatted(SAMPLE));
        }
        return new Hours(week, zone, holidays);
    }

    private Set<LocalDate> holidays() {
        Set<LocalDate> holidays = new HashSet<>();
        for (String text : keys.texts("holidays")) {
            try {
                holidays.add(LocalDate.parse(text));
            } catch (DateTimeParseException e) {
                keys.problem("holidays", "(%s) is not a date. Maybe 2026-12-25.".formatted(text));
            }
        }
        return holidays;
    }

    private void day(String name) {
        List<DayOfWeek> days = Days.find(name);
        if (days == null) {
            keys.problem(name, "(%s) is not a day. Maybe Mon, Mon-Fri, or Mon, Wed.".formatted(name));
            return;
        }
        List<Span> spans = spans(name);
        days.forEach(
                day -> week.computeIfAbsent(day, first -> new ArrayList<>()).addAll(spans));
    }

    private List<Span> spans(String name) {
        List<Span> spans = new ArrayList<>();
        for (String text : keys.texts(name)) {
            for (String part : text.strip().equalsIgnoreCase("closed") ? new String[0] : text.split(",", -1)) {
                Span span = span(part.strip());
                if (span == null) {
                    keys.problem(name, "(%s) is not a span of time. Maybe 09:00-18:00.".formatted(part.strip()));
                } else {
                    spans.add(span);
                }
            }
        }
        return spans;
    }

    private static @Nullable Span span(String text) {
        Matcher parts = SPAN.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        int from = minute(parts.group(1), parts.group(2));
        int until = minute(parts.group(3), parts.group(4));
        boolean withinADay = from < Span.MIDNIGHT && until <= Span.MIDNIGHT && from != until;
        return withinADay ? new Span(from, until) : null;
    }

    private static int minute(String hour, String minute) {
        return Integer.parseInt(hour) * 60 + Integer.parseInt(minute);
    }
}
