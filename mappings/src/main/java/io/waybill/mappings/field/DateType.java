package io.waybill.mappings.field;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/** A date; a time of day beside it is read over. */
final class DateType implements FieldType {
    @Override
    public String name() {
        return "date";
    }

    @Override
    public String kind() {
        return "date";
    }

    @Override
    public Map<String, String> parts() {
        return Map.of("year", "number", "month", "number", "day", "number");
    }

    @Override
    public FieldValue parse(String raw) {
        WrittenMoment moment = WrittenMoment.find(raw);
        WrittenDate written = moment == null ? null : moment.date();
        if (written == null) {
            return FieldValue.invalid(name(), raw);
        }
        LocalDate date = written.date();
        Parts parts = new Parts()
                .with("year", BigDecimal.valueOf(date.getYear()))
                .with("month", BigDecimal.valueOf(date.getMonthValue()))
                .with("day", BigDecimal.valueOf(date.getDayOfMonth()));
        return FieldValue.valid(name(), raw, date.toString(), date, parts.all());
    }
}
