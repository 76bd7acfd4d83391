package io.waybill.mappings.template;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** {@code date('yyyy-MM-dd', zone)}: a date or instant in ISO form, written otherwise; instants are moved to the zone (UTC without one). */
final class DateFormat {
    private static final List<BiFunction<String, ZoneId, TemporalAccessor>> FORMS = List.of(
            (text, zone) -> OffsetDateTime.parse(text).atZoneSameInstant(zone),
            (text, zone) -> LocalDate.parse(text).atStartOfDay(zone),
            (text, zone) -> LocalDateTime.parse(text).atZone(zone),
            (text, zone) -> LocalTime.parse(text));

    private DateFormat() {}

    /** What is no date stays as it is. */
    static String format(String text, List<@Nullable Object> arguments) {
        DateTimeFormatter pattern = pattern(arguments);
        ZoneId zone = zone(arguments);
        for (BiFunction<String, ZoneId, TemporalAccessor> form : FORMS) {
            String formatted = tryForm(form, text, zone, pattern);
            if (formatted != null) {
                return formatted;
            }
        }
        return text;
    }

    /** The moment that a text names, in the zone; null when it is no date. A time without a date is of 1970-01-01. */
    static @Nullable ZonedDateTime find(String text, List<@Nullable Object> arguments) {
        ZoneId zone = zone(arguments);
        return FORMS.stream()
                .map(form -> tryForm(form, text.strip(), zone))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** What is wrong with the time zone, or null. */
    static @Nullable String checkZone(List<@Nullable Object> arguments) {
        try {
            zone(arguments);
            return null;
        } catch (DateTimeException e) {
            return "(%s) is not a time zone. Maybe 'America/New_York'."
                    .formatted(Values.textOrEmpty(arguments.getLast()));
        }
    }

    /** What is wrong with the arguments, or null. */
    static @Nullable String check(List<@Nullable Object> arguments) {
        try {
            pattern(arguments);
            return checkZone(arguments);
        } catch (IllegalArgumentException e) {
            return "(%s) is not a date pattern. Maybe 'yyyy-MM-dd'."
                    .formatted(Values.textOrEmpty(arguments.getFirst()));
        }
    }

    /** Null when the text is not of this form. */
    private static @Nullable ZonedDateTime tryForm(
            BiFunction<String, ZoneId, TemporalAccessor> form, String text, ZoneId zone) {
        try {
            TemporalAccessor parsed = form.apply(text, zone);
            return parsed instanceof ZonedDateTime moment
                    ? moment
                    : LocalTime.from(parsed).atDate(LocalDate.EPOCH).atZone(zone);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Trying the next form is what the exception is for: ISO text comes in several. */
    private static @Nullable String tryForm(
            BiFunction<String, ZoneId, TemporalAccessor> form, String text, ZoneId zone, DateTimeFormatter pattern) {
        try {
            return pattern.format(form.apply(text, zone));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static DateTimeFormatter pattern(List<@Nullable Object> arguments) {
        return DateTimeFormatter.ofPattern(Values.textOrEmpty(arguments.getFirst()), Locale.US);
    }

    private static ZoneId zone(List<@Nullable Object> arguments) {
        String zone = arguments.size() > 1 ? Values.textOrEmpty(arguments.get(1)) : "";
        return zone.isEmpty() ? ZoneOffset.UTC : ZoneId.of(zone);
    }
}
