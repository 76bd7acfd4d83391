package io.waybill.mappings.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @ParameterizedTest
    @CsvSource({
        "MINUTE, 2026-11-21T18:10:59.999Z, 2026-11-21T18:10:00Z",
        "HOUR, 2026-11-21T18:59:59Z, 2026-11-21T18:00:00Z",
        "DAY, 2026-11-21T04:59:59Z, 2026-11-20T05:00:00Z",
        "DAY, 2026-11-21T05:00:00Z, 2026-11-21T05:00:00Z",
        "WEEK, 2026-11-21T18:00:00Z, 2026-11-16T05:00:00Z",
        "WEEK, 2026-11-16T05:00:00Z, 2026-11-16T05:00:00Z",
        "MONTH, 2026-12-01T04:59:59Z, 2026-11-01T04:00:00Z",
        "TOTAL, 2026-11-21T18:00:00Z, 1970-01-01T00:00:00Z"
    })
    void aPeriodBeginsByTheClocksOfItsZone(Period period, Instant at, Instant since) {
        assertThat(period.start(at, NEW_YORK)).isEqualTo(since);
    }

    @ParameterizedTest
    @CsvSource({
        "DAY, 2026-03-08T12:00:00Z, 2026-03-08T05:00:00Z", // 23 hours
        "DAY, 2026-03-09T03:59:59Z, 2026-03-08T05:00:00Z",
        "DAY, 2026-03-09T04:00:00Z, 2026-03-09T04:00:00Z",
        "DAY, 2026-11-01T04:00:00Z, 2026-11-01T04:00:00Z", // 25 hours
        "DAY, 2026-11-02T04:59:59Z, 2026-11-01T04:00:00Z",
        "DAY, 2026-11-02T05:00:00Z, 2026-11-02T05:00:00Z",
        "HOUR, 2026-11-01T05:30:00Z, 2026-11-01T05:00:00Z", // the hour that comes twice counts twice
        "HOUR, 2026-11-01T06:30:00Z, 2026-11-01T06:00:00Z",
        "WEEK, 2026-03-09T03:00:00Z, 2026-03-02T05:00:00Z"
    })
    void aDayOnWhichClocksChangeIsOnePeriod(Period period, Instant at, Instant since) {
        assertThat(period.start(at, NEW_YORK)).isEqualTo(since);
    }

    @ParameterizedTest
    @CsvSource({
        "DAY, 2028-02-29T12:00:00Z, 2028-02-29T05:00:00Z",
        "MONTH, 2028-02-29T23:00:00Z, 2028-02-01T05:00:00Z",
        "MONTH, 2028-03-01T04:59:00Z, 2028-02-01T05:00:00Z",
        "MONTH, 2027-01-01T04:59:00Z, 2026-12-01T05:00:00Z",
        "MONTH, 2027-01-01T05:00:00Z, 2027-01-01T05:00:00Z",
        "WEEK, 2027-01-01T12:00:00Z, 2026-12-28T05:00:00Z"
    })
    void leapDaysAndTheEndOfTheYearAreNothingSpecial(Period period, Instant at, Instant since) {
        assertThat(period.start(at, NEW_YORK)).isEqualTo(since);
    }

    @Test
    void aDayWithoutAMidnightBeginsWhenItsClocksSay() {
        assertThat(Period.DAY.start(Instant.parse("2018-11-04T12:00:00Z"), ZoneId.of("America/Sao_Paulo")))
                .isEqualTo(Instant.parse("2018-11-04T03:00:00Z"));
    }
}
