package io.waybill.db.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.db.breaker.Breaker.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreakerRowTest {
    private static final Instant AT = Instant.parse("2026-11-21T12:00:00Z");
    private final BreakerRow fresh = BreakerRow.fresh("abc", AT);

    @ParameterizedTest
    @CsvSource({
        "19, 0, CLOSED",
        "20, 0, OPEN",
        "10, 10, CLOSED",
        "11, 10, OPEN",
        "11, 9, OPEN",
        "50, 50, CLOSED",
        "5, 100, CLOSED"
    })
    void itOpensAboveHalfFromTwentyAttemptsOn(int errors, int successes, State expected) {
        BreakerRow row = fresh;
        row = after(row, false, successes);
        row = after(row, true, errors);

        assertThat(row.state()).isEqualTo(expected);
    }

    @Test
    void onlyTheLastHundredCount() {
        BreakerRow row = after(fresh, false, 1000);

        row = after(row, true, 50);
        assertThat(row.state()).isEqualTo(State.CLOSED);
        assertThat(row.view().attempts()).isEqualTo(100);
        assertThat(row.view().errors()).isEqualTo(50);
        assertThat(row.view().successPercent()).isEqualTo(50);

        assertThat(after(row, true, 1).state()).isEqualTo(State.OPEN);
    }

    @ParameterizedTest
    @CsvSource({"1, 5", "2, 10", "3, 20", "4, 40", "5, 60", "6, 60", "40, 60"})
    void everyTimeInARowItStaysOpenTwiceAsLongUpToAnHour(int times, int minutes) {
        BreakerRow row = after(fresh, true, 20);
        for (int time = 1; time < times; time++) {
            row = row.after(new Attempt("abc", true, 5, until(row)));
        }

        assertThat(row.opened()).isEqualTo(times);
        assertThat(Duration.between(row.since(), until(row))).isEqualTo(Duration.ofMinutes(minutes));
    }

    @Test
    void attemptsThatLeftBeforeItOpenedChangeNothing() {
        BreakerRow open = after(fresh, true, 20);
        Instant before = until(open).minusMillis(1);

        assertThat(open.after(new Attempt("abc", false, 5, before))).isEqualTo(open);
        assertThat(open.after(new Attempt("abc", true, 5, before))).isEqualTo(open);
    }

    @Test
    void aProbeThatSucceedsClosesItWithNothingRemembered() {
        BreakerRow open = after(fresh, true, 20);

        BreakerRow closed = open.after(new Attempt("abc", false, 5, until(open)));

        assertThat(closed.state()).isEqualTo(State.CLOSED);
        assertThat(closed.view().attempts()).isZero();
        assertThat(closed.opened()).isZero();
        assertThat(closed.until()).isNull();
        assertThat(Duration.between(AT, until(after(closed, true, 20)))).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void whatAPersonOpenedNoAttemptCloses() {
        BreakerRow open = fresh.openedByHand(AT);

        assertThat(open.after(new Attempt("abc", false, 5, AT.plusSeconds(86_400))))
                .isEqualTo(open);
        assertThat(open.view().mayProbe(AT.plusSeconds(86_400))).isFalse();
    }

    @Test
    void answersAreTimedAndErrorsAreNot() {
        BreakerRow row = fresh.after(new Attempt("abc", false, 100, AT)).after(new Attempt("abc", true, 9_000, AT));
        assertThat(row.view().millis()).isEqualTo(100);

        assertThat(row.after(new Attempt("abc", false, 200, AT)).view().millis())
                .isBetween(101L, 199L);
    }

    private static BreakerRow after(BreakerRow row, boolean error, int times) {
        BreakerRow after = row;
        for (int i = 0; i < times; i++) {
            after = after.after(new Attempt("abc", error, 5, AT));
        }
        return after;
    }

    private static Instant until(BreakerRow row) {
        return Objects.requireNonNull(row.until());
    }
}
