package io.waybill.mappings.field;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DobTypeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-02-28T12:00:00Z | 01/15/1990 | age=36.1; year=1990
            2026-03-03T00:00:00Z | 1980-03-03 | age=46; year=1980
            2026-03-02T23:59:59Z | 1980-03-03 | age=45.9; year=1980
            2026-03-02T23:59:59Z | March 3, 1980 | age=45.9; year=1980
            2026-02-28T12:00:00Z | 2008-02-28 | age=18; year=2008
            2026-02-28T12:00:00Z | 2008-03-01 | age=17.9; year=2008
            2026-02-28T12:00:00Z | 2008-02-29 | age=17.9; year=2008
            2026-03-01T00:00:00Z | 2008-02-29 | age=18; year=2008
            2024-02-28T12:00:00Z | 2000-02-29 | age=23.9; year=2000
            2024-02-29T12:00:00Z | 2000-02-29 | age=24; year=2000
            2025-08-31T12:00:00Z | 2000-02-29 | age=25.5; year=2000
            2026-02-28T12:00:00Z | 2026-02-28 | age=0; year=2026
            2026-02-28T12:00:00Z | 2026-02-27 | age=0; year=2026
            2026-02-28T12:00:00Z | 2025-08-01 | age=0.5; year=2025
            2026-07-02T12:00:00Z | 2000-01-01 | age=26.4; year=2000
            2026-07-03T12:00:00Z | 2000-01-01 | age=26.5; year=2000
            2026-02-28T12:00:00Z | 1926-02-28 | age=100; year=1926
            """)
    void theAgeIsInYearsToOneDecimalRoundedDown(String now, String raw, String parts) {
        FieldValue value = Reading.of(Reading.typesOn(now), "dob", raw);
        Assertions.assertThat(Reading.partsOf(value)).isEqualTo(parts);
    }

    @ParameterizedTest
    @CsvSource({
        "3/3/45, 1945-03-03",
        "3/3/69, 1969-03-03",
        "3/3/68, 1968-03-03",
        "3/3/05, 2005-03-03",
        "2/28/26, 2026-02-28",
        "3/1/26, 1926-03-01",
        "12 May 51, 1951-05-12"
    })
    void aShortYearIsNeverInTheFuture(String raw, String normal) {
        Reading.isAsExpected("dob", raw, normal, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "2026-03-01", "12/31/2099", "2/30/1980", "45", "***-**-1980"})
    void whoIsNotYetBornIsInvalid(String raw) {
        Reading.isAsExpected("dob", raw, null, null);
    }

    @Test
    void aBirthdayTomorrowSomewhereElseIsStillTomorrowInUtc() {
        Assertions.assertThat(Reading.of(Reading.typesOn("2026-02-28T23:59:59Z"), "dob", "2026-03-01")
                        .valid())
                .isFalse();
        Assertions.assertThat(Reading.of(Reading.typesOn("2026-03-01T00:00:00Z"), "dob", "2026-03-01")
                        .valid())
                .isTrue();
    }
}
