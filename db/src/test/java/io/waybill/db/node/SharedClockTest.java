package io.waybill.db.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.db.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedClockTest {
    private static final Instant NOW = Instant.parse("2027-03-14T06:59:59Z");
    private final SettableClock machine = new SettableClock(NOW);
    private final SharedClock clock = new SharedClock(machine);

    @Test
    void itIsTheMachinesUntilTheDatabaseWasAsked() {
        assertThat(clock.instant()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT-1H", "PT0.301S", "P1D"})
    void itGoesByTheDatabasesClockWhereTheTwoDiffer(Duration off) {
        clock.correct(() -> NOW.plus(off));

        assertThat(clock.instant()).isEqualTo(NOW.plus(off));
    }

    @Test
    void aClockThatWasPutRightIsNotCorrectedTwice() {
        clock.correct(() -> NOW.plusSeconds(3600));
        clock.correct(() -> NOW.plusSeconds(3600));

        assertThat(clock.instant()).isEqualTo(NOW.plusSeconds(3600));

        clock.correct(() -> NOW);

        assertThat(clock.instant()).isEqualTo(NOW);
    }

    @Test
    void aDifferenceWithinWhatAskingTakesIsLeftAlone() {
        clock.correct(() -> NOW.plus(SharedClock.SLACK));

        assertThat(clock.instant()).isEqualTo(NOW);
    }

    @Test
    void aDifferenceThatASlowAnswerMayHaveMadeIsLeftAlone() {
        clock.correct(() -> {
            machine.tick(Duration.ofMillis(800));
            return NOW.plusMillis(800);
        });

        assertThat(clock.instant()).isEqualTo(NOW.plusMillis(800));
    }

    @Test
    void anAnswerThatTookLongSaysNothing() {
        clock.correct(() -> {
            machine.tick(Duration.ofSeconds(2));
            return NOW.plusSeconds(3600);
        });

        assertThat(clock.instant()).isEqualTo(NOW.plusSeconds(2));
    }
}
