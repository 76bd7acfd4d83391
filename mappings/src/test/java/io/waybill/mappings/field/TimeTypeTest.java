package io.waybill.mappings.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTypeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tue Aug 05 2025 09:15:42 GMT-0400 (EDT)",
                "08/05/2025 1:15:42 PM",
                "08/05/2025 1:15:42 p.m.",
                "2025-08-05T13:15:42Z",
                "2025-08-05T13:15:42.000Z",
                "2025-08-05 13:15:42",
                "2025-08-05T13:15:42+00:00",
                "2025-08-05T08:15:42-05:00",
                "2025-08-05T18:45:42+0530",
                "2025-08-05 13:15:42 UTC",
                "Tue Aug 5 09:15:42 EDT 2025",
                "Tue Aug 05 13:15:42 +0000 2025",
                "August 5, 2025 at 1:15:42 PM",
                "1:15:42 PM August 5, 2025",
                "5 Aug 2025 08:15:42 CDT",
                "2025-08-05T22:15:42+09",
                "Tue, 05 Aug 2025 13:15:42 GMT"
            })
    void oneMomentIsReadInEveryForm(String raw) {
        Reading.isAsExpected("time", raw, "2025-08-05T13:15:42.000Z", "");
        assertThat(Reading.of("time", raw).value()).isEqualTo(LocalTime.of(13, 15, 42));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2025-08-05                   | 2025-08-05T12:00:00.000Z
            August 5, 2025                | 2025-08-05T12:00:00.000Z
            2025-08-05T13:15:42.123Z     | 2025-08-05T13:15:42.123Z
            2025-08-05T13:15:42.12345Z   | 2025-08-05T13:15:42.123Z
            2025-08-05T13:15:42.1Z       | 2025-08-05T13:15:42.100Z
            2025-08-05 13:15:42.123456789012+00 | 2025-08-05T13:15:42.123Z
            2014-12-31T23:30:00-01:00    | 2015-01-01T00:30:00.000Z
            2025-08-05 6pm               | 2025-08-05T18:00:00.000Z
            2025-08-05 noon              | 2025-08-05T12:00:00.000Z
            2025-08-05 midnight          | 2025-08-05T00:00:00.000Z
            8/5/2025 12:00 AM           | 2025-08-05T00:00:00.000Z
            8/5/2025 12:30 PM           | 2025-08-05T12:30:00.000Z
            18/7/2014 10:05              | 2014-07-18T10:05:00.000Z
            """)
    void momentsAreNormalInUtc(String raw, String normal) {
        Reading.isAsExpected("time", raw, normal, "");
    }

    @ParameterizedTest
    @CsvSource({
        "6:30 PM, 18:30:00",
        "6:30pm, 18:30:00",
        "06:30, 06:30:00",
        "18:30:15, 18:30:15",
        "9am, 09:00:00",
        "9 a.m., 09:00:00",
        "12 pm, 12:00:00",
        "12 am, 00:00:00",
        "noon, 12:00:00",
        "midnight, 00:00:00",
        "9:00 AM EST, 14:00:00",
        "22:00-05:00, 03:00:00"
    })
    void aTimeOfDayAloneStaysOne(String raw, String normal) {
        Reading.isAsExpected("time", raw, normal, "");
        assertThat(Reading.of("time", raw).value()).isEqualTo(LocalTime.parse(normal));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "garbage",
                "25:00",
                "10:60",
                "10:30:61",
                "13:00 PM",
                "0 am",
                "9",
                "2025-08-05T13:15:42+99:00",
                "2014-06-31T10:00:00Z",
                "10:30 garbage",
                "10:30 10:40",
                "morning",
                "anytime",
                "afternoon"
            })
    void whatIsNoTimeIsInvalid(String raw) {
        Reading.isAsExpected("time", raw, null, null);
    }
}
