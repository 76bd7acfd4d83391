package io.waybill.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class ScheduleTest {
    private static final long SECOND = 1_000_000_000;

    @Test
    void aSteadyRateIsTheSameDistanceBetweenAnyTwo() {
        Schedule schedule = Schedule.steady(100);
        assertThat(schedule.nanos(1) - schedule.nanos(0)).isEqualTo(SECOND / 100);
        assertThat(schedule.nanos(1_000)).isEqualTo(10 * SECOND);
    }

    @Test
    void aRampSendsHalfOfWhatTheFullRateWould() {
        assertThat(until(60 * SECOND, Schedule.ramp(10, 60))).isEqualTo(300);
    }

    @Test
    void aRampSendsThreeQuartersInItsSecondHalf() {
        assertThat(until(30 * SECOND, Schedule.ramp(10, 60))).isEqualTo(75);
    }

    @Test
    void afterABurstFewLeadsAreSent() {
        Schedule schedule = Schedule.burst(3_000, 20);
        assertThat(until(10 * SECOND, schedule)).isEqualTo(30_000);
        assertThat(until(20 * SECOND, schedule)).isEqualTo(31_000);
    }

    private static long until(long end, Schedule schedule) {
        return LongStream.iterate(0, number -> number + 1)
                .takeWhile(number -> schedule.nanos(number) < end)
                .count();
    }
}
