package io.waybill.app.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SubmitLimitsTest {
    private final TurnedClock clock = new TurnedClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final SubmitLimits limits = new SubmitLimits(clock);

    private long take(String source, double perSecond) {
        return limits.take(source, perSecond, perSecond);
    }

    @Test
    void aSecondsWorthMayComeAtOnceAndThenNoMore() {
        assertThat(IntStream.range(0, 100).map(i -> (int) take("demo", 100))).containsOnly(0);
        assertThat(take("demo", 100)).isEqualTo(1);
    }

    @Test
    void tokensComeBackWithTime() {
        IntStream.range(0, 10).forEach(i -> take("demo", 10));
        clock.turn(Duration.ofMillis(200));
        assertThat(IntStream.range(0, 3).mapToLong(i -> take("demo", 10))).containsExactly(0L, 0L, 1L);
    }

    @Test
    void aSlowLimitNamesTheSecondsUntilTheNext() {
        take("demo", 0.1);
        clock.turn(Duration.ofSeconds(3));
        assertThat(take("demo", 0.1)).isEqualTo(7);
    }

    @Test
    void refusedSubmissionsCostNothing() {
        take("demo", 1);
        IntStream.range(0, 50).forEach(i -> take("demo", 1));
        clock.turn(Duration.ofSeconds(1));
        assertThat(take("demo", 1)).isZero();
    }

    @Test
    void sourcesDoNotShareTheirTokens() {
        take("demo", 1);
        assertThat(take("other", 1)).isZero();
    }

    @Test
    void aClockThatIsSetBackRefillsNothing() {
        take("demo", 1);
        clock.turn(Duration.ofHours(-1));
        assertThat(take("demo", 1)).isEqualTo(1);
    }

    @Test
    void aLimitOfNoneClosesTheDoor() {
        assertThat(take("demo", 0)).isPositive();
    }
}
