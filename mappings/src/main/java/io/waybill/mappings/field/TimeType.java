package io.waybill.mappings.field;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A moment, normal in UTC ({@code 2025-08-05T13:15:42.000Z}); without a zone it is taken for UTC, a date alone for its
 * noon. A time of day alone stays one ({@code 18:30:00}), since no day was said. Both compare by their time of day.
 */
final class TimeType implements FieldType {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);
    private static final DateTimeFormatter TIME_OF_DAY = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    @Override
    public String name() {
        return "time";
    }

    @Override
    public String kind() {
        return "time";
    }

    @Override
    public Map<String, String> parts() {
        return Map.of();
    }

    @Override
    public FieldValue parse(String raw) {
        WrittenMoment moment = WrittenMoment.find(raw);
        if (moment == null) {
            return FieldValue.invalid(name(), raw);
        }
        LocalTime time = moment.time() == null ? LocalTime.NOON : moment.time();
        return moment.date() == null
                ? timeOfDay(raw, time, moment.offset())
                : moment(raw, moment.date().date().atTime(time), moment.offset());
    }

    private FieldValue timeOfDay(String raw, LocalTime written, @Nullable ZoneOffset offset) {
        LocalTime utc = offset == null
                ? written
                : OffsetTime.of(written, offset)
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toLocalTime();
        return FieldValue.valid(name(), raw, TIME_OF_DAY.format(utc), utc, Map.of());
    }

    private FieldValue moment(String raw, LocalDateTime written, @Nullable ZoneOffset offset) {
        LocalDateTime utc = offset == null ? written : written.minusSeconds(offset.getTotalSeconds());
        return FieldValue.valid(name(), raw, MOMENT.format(utc), utc.toLocalTime(), Map.of());
    }
}
