package io.waybill.app.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.intake.TurnedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OpeningsTest {
    private final TurnedClock clock = new TurnedClock(Instant.parse("2026-11-22T10:00:00Z"));
    private final Openings openings = new Openings(clock);
    private final List<Integer> begun = new ArrayList<>();

    private List<Openings.Opening> begin(int count) {
        int first = begun.size();
        return IntStream.range(first, first + count)
                .mapToObj(lead -> openings.begin(() -> begun.add(lead)))
                .toList();
    }

    @Test
    void fewLeadsOpenAtOnce() {
        begin(32);

        assertThat(begun).hasSize(32);
    }

    @Test
    void furtherOnesWaitForTheirTurnInOrder() {
        List<Openings.Opening> leads = begin(34);
        assertThat(begun).hasSize(32);

        leads.get(5).end();
        leads.get(9).end();

        assertThat(begun).hasSize(34).endsWith(32, 33);
    }

    @Test
    void oneThatEndsTwiceMakesRoomOnce() {
        List<Openings.Opening> leads = begin(34);

        leads.getFirst().end();
        leads.getFirst().end();

        assertThat(begun).hasSize(33);
    }

    @Test
    void oneThatIsGivenUpWhileItWaitsNeverBegins() {
        List<Openings.Opening> leads = begin(33);
        leads.getLast().end();

        leads.getFirst().end();

        assertThat(begun).hasSize(32);
    }

    @Test
    void aShortPauseIsNoCrowd() {
        List<Openings.Opening> leads = begin(1);
        clock.turn(Duration.ofSeconds(2));
        assertThat(openings.crowded()).isFalse();

        leads.forEach(Openings.Opening::end);

        assertThat(openings.crowded()).isFalse();
    }

    @Test
    void leadsThatWaitTooLongAgainAndAgainAreACrowd() {
        crowd();

        assertThat(openings.crowded()).isTrue();
    }

    @Test
    void aCrowdThatHasGoneInLetsOthersIn() {
        crowd().forEach(Openings.Opening::end);

        assertThat(openings.crowded()).isFalse();
    }

    @Test
    void soonAfterACrowdNewOnesWaitNoLongerThanASlowOpening() {
        crowd().forEach(Openings.Opening::end);
        begin(1);
        clock.turn(Openings.SLOW.plusMillis(1));

        assertThat(openings.crowded()).isTrue();
    }

    @Test
    void longAfterACrowdAPauseIsOnlyAPauseAgain() {
        crowd().forEach(Openings.Opening::end);
        clock.turn(Openings.WELL.plusMillis(1));
        begin(1);
        clock.turn(Openings.SLOW.plusMillis(1));

        assertThat(openings.crowded()).isFalse();
    }

    /** Leads that have waited long, of which the doors have heard for as long as it takes. */
    private List<Openings.Opening> crowd() {
        List<Openings.Opening> leads = begin(40);
        clock.turn(Openings.SLOW.plusMillis(1));
        assertThat(openings.crowded()).isFalse();
        clock.turn(Openings.STAYS);
        return leads;
    }
}
