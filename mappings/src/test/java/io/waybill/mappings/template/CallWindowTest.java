package io.waybill.mappings.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallWindowTest {
    @ParameterizedTest(name = "{0} within {1} of {2} is {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                // Saturday, 4 o'clock in California and 7 in New York
                "2026-11-21T12:00:00Z | Mon-Sun 08:00-21:00 | America/Los_Angeles | 2026-11-21T16:00:00Z",
                "2026-11-21T12:00:00Z | Mon-Sun 08:00-21:00 | America/New_York | 2026-11-21T13:00:00Z",
                "2026-11-21T12:00:00Z | Mon-Fri 9:00-20:00 | America/New_York | 2026-11-23T14:00:00Z",
                "2026-11-21T12:00:00Z | Mon-Fri 09:00-20:00, Sat 10:00-16:00 | America/New_York | 2026-11-21T15:00:00Z",
                "2026-11-21T12:00:00Z | mon-sun 00:00-24:00 | America/New_York | 2026-11-21T12:00:00Z",
                "2026-11-21T15:30:00.25Z | Sat 10:00-16:00 | America/New_York | 2026-11-21T15:30:00.250Z",
                // closed from the last moment on
                "2026-11-21T21:00:00Z | Sat 10:00-16:00 | America/New_York | 2026-11-28T15:00:00Z",
                "2026-11-21T20:59:59Z | Sat 10:00-16:00 | America/New_York | 2026-11-21T20:59:59Z",
                // over the weekend, and over the change of clocks of 1 November
                "2026-11-21T12:00:00Z | Fri-Mon 09:00-10:00 | UTC | 2026-11-22T09:00:00Z",
                "2026-10-31T23:00:00Z | Sun 09:00-10:00 | America/New_York | 2026-11-01T14:00:00Z",
                "2026-11-21T12:00:00Z | Sat 13:00-14:00 | | 2026-11-21T13:00:00Z"
            })
    void theMomentIsWhenTheWindowIsOpenNext(String moment, String window, String zone, String expected) {
        List<Object> arguments = zone == null ? List.of(window) : List.of(window, zone);

        assertThat(CallWindow.openAt(moment, List.copyOf(arguments))).isEqualTo(expected);
    }

    @Test
    void hoursThatCannotBeReadAreNamed() {
        assertThat(CallWindow.check(List.of("Mon-Fri")))
                .isEqualTo("(Mon-Fri) are no hours. Maybe 'Mon-Fri 09:00-20:00'.");
        assertThat(CallWindow.check(List.of("Mon-Fry 09:00-20:00"))).isNotNull();
        assertThat(CallWindow.check(List.of("Mon 09:00-25:00"))).isNotNull();
        assertThat(CallWindow.check(List.of("Mon-Fri 09:00-20:00, Sat 10:00-16:00")))
                .isNull();
    }

    @Test
    void whatIsNoMomentHasNoneToOpenAt() {
        assertThat(CallWindow.openAt("tomorrow", List.of("Mon 09:00-10:00"))).isNull();
        assertThat(CallWindow.openAt("2026-11-21T12:00:00Z", List.of("Mon 10:00-09:00")))
                .isNull();
        assertThat(CallWindow.openAt("2026-11-21T12:00:00Z", List.of("Mon 09:00-10:00", "Nowhere/Land")))
                .isNull();
    }
}
