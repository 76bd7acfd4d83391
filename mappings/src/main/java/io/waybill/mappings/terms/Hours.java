package io.waybill.mappings.terms;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When leads are taken, by the clocks of a time zone. Days that are not named are closed, and so are holidays, from midnight to midnight.
 *
 * @param week spans of each day that has some
 */
public record Hours(Map<DayOfWeek, List<Span>> week, ZoneId zone, Set<LocalDate> holidays) {
    public Hours {
        week = Map.copyOf(week);
        holidays = Set.copyOf(holidays);
    }

    /**
     * From one minute of a day to another, that one not included.
     *
     * @param until up to 1440, the end of the day; not after {@code from}: on the next day
     */
    public record Span(int from, int until) {
        static final int MIDNIGHT = 24 * 60;

        private boolean holds(int minute) {
            return minute >= from && (overNight() || minute < until);
        }

        private boolean holdsNextDay(int minute) {
            return overNight() && minute < until;
        }

        private boolean overNight() {
            return until <= from;
        }
    }

    /** Whether leads are taken at this moment. */
    public boolean isOpen(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        LocalDate today = local.toLocalDate();
        LocalTime time = local.toLocalTime();
        int minute = time.getHour() * 60 + time.getMinute();
        LocalDate yesterday = today.minusDays(1);
        return !holidays.contains(today)
                && (spans(today).stream().anyMatch(span -> span.holds(minute))
                        || (!holidays.contains(yesterday)
                                && spans(yesterday).stream().anyMatch(span -> span.holdsNextDay(minute))));
    }

    private List<Span> spans(LocalDate day) {
        return week.getOrDefault(day.getDayOfWeek(), List.of());
    }
}
