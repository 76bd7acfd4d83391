package io.waybill.mappings.field;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** A date of birth: a date that is not in the future, with the age it means today. */
final class DobType implements FieldType {
    private static final int CENTURY = 100;

    private final Clock clock;

    DobType(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "dob";
    }

    @Override
    public String kind() {
        return "date";
    }

    @Override
    public Map<String, String> parts() {
        return Map.of("age", "number", "year", "number");
    }

    @Override
    public FieldValue parse(String raw) {
        WrittenMoment moment = WrittenMoment.find(raw);
        WrittenDate written = moment == null ? null : moment.date();
        if (written == null) {
            return FieldValue.invalid(name(), raw);
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate birth = birth(written, today);
        if (birth.isAfter(today)) {
            return FieldValue.invalid(name(), raw);
        }
        Parts parts = new Parts().with("age", age(birth, today)).with("year", BigDecimal.valueOf(birth.getYear()));
        return FieldValue.valid(name(), raw, birth.toString(), birth, parts.all());
    }

    /** Nobody was born in 2045 yet: 3/3/45 is 1945. */
    private static LocalDate birth(WrittenDate written, LocalDate today) {
        boolean nextCentury = written.shortYear() && written.date().isAfter(today);
        return nextCentury ? written.date().minusYears(CENTURY) : written.date();
    }

    /** In years to one decimal, rounded down: 17.9 until the eighteenth birthday. */
    private static BigDecimal age(LocalDate birth, LocalDate today) {
        long years = ChronoUnit.YEARS.between(birth, today);
        LocalDate last = birthday(birth, (int) years);
        LocalDate next = birthday(birth, (int) years + 1);
        long tenths = 10 * ChronoUnit.DAYS.between(last, today) / ChronoUnit.DAYS.between(last, next);
        return Amount.plain(BigDecimal.valueOf(10 * years + tenths, 1));
    }

    /** Who was born on 29 February grows older on 1 March in common years. */
    private static LocalDate birthday(LocalDate birth, int age) {
        LocalDate day = birth.plusYears(age);
        return day.getDayOfMonth() == birth.getDayOfMonth() ? day : day.plusDays(1);
    }
}
