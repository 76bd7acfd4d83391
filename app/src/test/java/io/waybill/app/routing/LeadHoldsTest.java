package io.waybill.app.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.event.ExchangeStarted;
import io.waybill.app.event.ExchangeStarted.Held;
import io.waybill.app.event.LeadEvent;
import io.waybill.app.event.RetryScheduled;
import io.waybill.app.event.SaleRecorded;
import io.waybill.app.routing.LeadHolds.Place;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeadHoldsTest {
    private static final Instant DAY = Instant.parse("2026-11-21T00:00:00Z");
    private static final Place CAP = new Place("leads:recipient/abc/day", DAY);
    private static final Place SPEND = new Place("spend:recipient/abc/day", DAY);
    private static final Place SOURCE = new Place("leads:source/web/day", DAY);
    private static final Place SERVED = new Place("served:loans/abc", Instant.EPOCH);
    private static final Place PROBE = new Place("probe:abc", DAY);

    private final LeadHolds holds = LeadHolds.of(new LeadHistory("1", Map.of()));

    private static ExchangeStarted post(String delivery, int attempt, Place... places) {
        var request = new ExchangeStarted.Request("POST", "https://abc.example", Map.of(), null);
        var held = Arrays.stream(places)
                .map(place -> new Held(place.counter(), place.since(), place.equals(SPEND) ? 7500 : 1))
                .toList();
        return new ExchangeStarted("post", "abc", delivery, attempt, "75.00", 1000, false, request).holding(held);
    }

    private static ExchangeFinished ends(
            String delivery, int attempt, String outcome, @Nullable String named, @Nullable String fault) {
        return new ExchangeFinished(
                "post", "abc", delivery, attempt, null, outcome, named, fault, null, null, null, false, null, null, 5);
    }

    private Map<Place, Long> after(LeadEvent... events) {
        List.of(events).forEach(holds::apply);
        return holds.held();
    }

    @ParameterizedTest
    @CsvSource({
        "success, accepted, true",
        "unknown, timeout, true",
        "success,, true",
        "failure, rejected, false",
        "failure, duplicate, false",
        "error, connection, false",
        "error,, false"
    })
    void roomIsKeptUnlessTheDeliveryEndsInVain(String outcome, String named, boolean kept) {
        var held = after(post("d", 1, CAP, SPEND), ends("d", 1, outcome, named, null));

        assertThat(held).isEqualTo(kept ? Map.of(CAP, 1L, SPEND, 7500L) : Map.of());
    }

    @Test
    void aFurtherAttemptKeepsTheRoomOfTheFirst() {
        var held = after(
                post("d", 1, CAP),
                ends("d", 1, "error", "server_error", null),
                new RetryScheduled("d", "abc", 2, DAY, 1000));
        assertThat(held).containsEntry(CAP, 1L);
        assertThat(holds.isAlive("d")).isTrue();

        assertThat(after(post("d", 2))).containsEntry(CAP, 1L);
        assertThat(after(ends("d", 2, "failure", "rejected", null))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"error, server_error, true", "failure, duplicate, true", "failure, rejected, false"})
    void roomIsKeptWhileAnEarlierAttemptMayHaveArrived(String outcome, String named, boolean kept) {
        var held = after(
                post("d", 1, CAP),
                ends("d", 1, "unknown", "timeout", null),
                post("d", 2),
                ends("d", 2, outcome, named, null));

        assertThat(held).isEqualTo(kept ? Map.of(CAP, 1L) : Map.of());
    }

    @Test
    void aFurtherAttemptThatIsNotMadeAnyMoreHoldsNoRoom() {
        after(post("d", 1, CAP), ends("d", 1, "error", "server_error", null));
        after(new RetryScheduled("d", "abc", 2, DAY, 1000));

        holds.end();

        assertThat(holds.held()).isEmpty();
    }

    @Test
    void whatMayHaveArrivedHoldsItsRoomThoughItIsNotTriedAgain() {
        after(post("d", 1, CAP), ends("d", 1, "unknown", "timeout", null));
        after(new RetryScheduled("d", "abc", 2, DAY, 1000));

        holds.end();

        assertThat(holds.held()).containsEntry(CAP, 1L);
    }

    @Test
    void aSaleCountsAsWhatItCameTo() {
        var held = after(
                post("d", 1, CAP, SPEND),
                ends("d", 1, "success", "accepted", null),
                new SaleRecorded("abc", "80.50", null, "d", 1));

        assertThat(held).containsEntry(SPEND, 8050L).containsEntry(CAP, 1L);
    }

    @Test
    void aLeadCountsOnceForItsSourceAsLongAsAnyOfItsDeliveriesLives() {
        assertThat(after(post("one", 1, SOURCE), post("two", 1, SOURCE))).containsEntry(SOURCE, 1L);
        assertThat(after(ends("one", 1, "failure", "rejected", null))).containsEntry(SOURCE, 1L);
        assertThat(after(ends("two", 1, "failure", "rejected", null))).isEmpty();
    }

    @Test
    void whatWasServedStaysSo() {
        assertThat(after(post("d", 1, SERVED), ends("d", 1, "failure", "rejected", null)))
                .containsEntry(SERVED, 1L);
    }

    @Test
    void aProbeThatNeverLeftMakesPlaceForAnother() {
        assertThat(after(post("one", 1, PROBE), ends("one", 1, "error", "server_error", null)))
                .containsEntry(PROBE, 1L);
        holds.apply(post("two", 1, PROBE));
        assertThat(after(ends("two", 1, "error", "rate_limited", "rate_limited")))
                .containsEntry(PROBE, 1L);
    }
}
