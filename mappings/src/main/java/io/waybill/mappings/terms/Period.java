package io.waybill.mappings.terms;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How long a cap counts before it begins again, by the clocks of a time zone: its days may have 23 or 25 hours. */
public enum Period {
    MINUTE,
    HOUR,
    DAY,
    /** Begins on Monday. */
    WEEK,
    MONTH,
    /** Never begins again. */
    TOTAL;

    /** The period that the moment lies in: its first moment; {@link Instant#EPOCH} for {@link #TOTAL}. */
    public Instant start(Instant at, ZoneId zone) {
        ZonedDateTime local = at.atZone(zone);
        return switch (this) {
            // Hours and minutes last what they last: where clocks are put back, the same hour comes twice and counts
            // twice.
            case MINUTE -> local.truncatedTo(ChronoUnit.MINUTES).toInstant();
            case HOUR -> local.truncatedTo(ChronoUnit.HOURS).toInstant();
            case DAY -> local.toLocalDate().atStartOfDay(zone).toInstant();
            case WEEK ->
                local.toLocalDate()
                        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                        .atStartOfDay(zone)
                        .toInstant();
            case MONTH ->
                local.toLocalDate().withDayOfMonth(1).atStartOfDay(zone).toInstant();
            case TOTAL -> Instant.EPOCH;
        };
    }

    /** As mapping files write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> listWords() {
        return Arrays.stream(values()).map(Period::word).toList();
    }

    static @Nullable Period find(String word) {
        return Arrays.stream(values())
                .filter(period -> period.word().equals(word))
                .findFirst()
                .orElse(null);
    }
}
