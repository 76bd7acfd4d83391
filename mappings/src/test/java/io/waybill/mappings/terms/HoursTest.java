package io.waybill.mappings.terms;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.mappings.MappingLoader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** November 20, 2026 is a Friday. */
class HoursTest {
    private static Terms terms(String hours) {
        String yaml = "url: https://abc.example\nhours: " + hours + "\n";
        var mappings = MappingLoader.load(
                Map.of("mappings/recipients/abc.yaml", yaml.getBytes(StandardCharsets.UTF_8)), name -> null);
        assertThat(mappings.problems()).isEmpty();
        return requireNonNull(mappings.recipients().get("abc")).terms();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T08:59:59, false",
        "2026-11-20T09:00:00, true",
        "2026-11-20T11:59:59, true",
        "2026-11-20T12:00:00, false",
        "2026-11-20T13:00:00, true",
        "2026-11-20T17:59:59, true",
        "2026-11-20T18:00:00, false",
        "2026-11-21T10:00:00, true",
        "2026-11-21T14:00:00, false",
        "2026-11-22T10:00:00, false",
        "2026-12-25T10:00:00, false"
    })
    void itIsOpenFromTheFirstMinuteToTheLast(LocalDateTime local, boolean open) {
        Terms terms = terms("""
                { "Mon-Fri": "09:00-12:00, 13:00-18:00", Sat: "10:00-14:00", timezone: America/New_York, holidays: [2026-12-25] }""");
        assertThat(terms.isOpen(local.atZone(ZoneId.of("America/New_York")).toInstant()))
                .isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T21:59:00, false",
        "2026-11-20T22:00:00, true",
        "2026-11-21T05:59:59, true",
        "2026-11-21T06:00:00, false",
        "2026-11-20T05:00:00, false",
        "2026-11-21T23:00:00, true",
        "2026-11-22T05:00:00, true",
        "2026-12-25T23:00:00, false",
        "2026-12-26T05:00:00, false"
    })
    void aSpanOverMidnightGoesOnOnTheNextDay(LocalDateTime local, boolean open) {
        Terms terms = terms("{ \"Fri-Sat\": \"22:00-06:00\", holidays: [2026-12-25] }");
        assertThat(terms.isOpen(local.atZone(ZoneId.of("UTC")).toInstant())).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-20, true", "2026-11-21, true", "2026-11-23, true", "2026-11-24, false", "2026-11-25, true"})
    void rangesOfDaysMayWrapAndDaysMayBeListed(String date, boolean open) {
        Terms terms = terms("{ \"Fri-Monday, Wed\": \"00:00-24:00\" }");
        assertThat(terms.isOpen(LocalDateTime.parse(date + "T23:59:59")
                        .atZone(ZoneId.of("UTC"))
                        .toInstant()))
                .isEqualTo(open);
        assertThat(terms.isOpen(LocalDateTime.parse(date + "T00:00:00")
                        .atZone(ZoneId.of("UTC"))
                        .toInstant()))
                .isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-20T08:30:00, true", "2026-11-20T15:30:00, true", "2026-11-20T12:30:00, false"})
    void severalSetsOfHoursAddUp(LocalDateTime local, boolean open) {
        Terms terms = terms("""
                [ { Fri: "08:00-09:00" }, { Fri: "10:00-11:00", timezone: America/New_York } ]""");
        assertThat(terms.isOpen(local.atZone(ZoneId.of("UTC")).toInstant())).isEqualTo(open);
    }
}
