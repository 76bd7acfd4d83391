package io.waybill.app.reports;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The time that a report is about, as it was asked for.
 *
 * @param from the first moment; null: from the beginning
 * @param to the first moment that is not meant any more; null: until now
 * @param mistake what cannot be understood; null where all can
 */
public record Span(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String mistake) {
    private static final String EXAMPLE =
            "%s must be a day in UTC such as 2026-11-01, or a moment such as 2026-11-01T08:00:00Z";

    /** A day as the end includes that day. */
    public static Span of(@Nullable String from, @Nullable String to) {
        var begin = from == null ? null : find(from, 0);
        var end = to == null ? null : find(to, 1);
        if (from != null && begin == null) {
            return new Span(null, null, EXAMPLE.formatted("from"));
        }
        if (to != null && end == null) {
            return new Span(null, null, EXAMPLE.formatted("to"));
        }
        return begin != null && end != null && !begin.isBefore(end)
                ? new Span(null, null, "from must be before to")
                : new Span(begin, end, null);
    }

    private static @Nullable Instant find(String text, int daysLater) {
        try {
            return text.matches("\\d{4}-\\d{2}-\\d{2}")
                    ? LocalDate.parse(text)
                            .plusDays(daysLater)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                    : Instant.parse(text);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
