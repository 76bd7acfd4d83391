package io.waybill.app.backtest;

import io.waybill.app.event.LeadReceived;
import io.waybill.app.event.LeadReceived.Field;
import io.waybill.mappings.field.FieldType;
import io.waybill.mappings.field.FieldTypes;
import io.waybill.mappings.field.FieldValue;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Field types by the day they were read on: an age is that of the day the lead came. Safe for use by many threads. */
@Singleton
final class DayTypes {
    /** Leads come in the order of time: a few days are enough. */
    private static final int MOST = 64;

    private final Map<LocalDate, FieldTypes> days = new ConcurrentHashMap<>();

    /**
     * The lead's fields, read as these types; the others as they were read then.
     *
     * @param now the types of fields, by name
     */
    Map<String, FieldValue> fields(LeadReceived received, Map<String, String> now) {
        FieldTypes types = of(LocalDate.ofInstant(received.received(), ZoneOffset.UTC));
        Map<String, FieldValue> fields = new LinkedHashMap<>();
        received.fields()
                .forEach((name, field) -> fields.put(name, value(types, now.getOrDefault(name, field.type()), field)));
        return fields;
    }

    private static FieldValue value(FieldTypes types, String name, Field field) {
        FieldType type = types.find(name);
        return type == null ? FieldValue.invalid(name, field.raw()) : type.parse(field.raw());
    }

    private FieldTypes of(LocalDate day) {
        if (days.size() > MOST) {
            days.clear();
        }
        return days.computeIfAbsent(
                day,
                _ -> new FieldTypes(Clock.fixed(day.atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC)));
    }
}
