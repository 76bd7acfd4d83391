package io.waybill.app.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.event.ExchangeStarted;
import io.waybill.app.event.LeadClosed;
import io.waybill.app.event.LeadReceived;
import io.waybill.app.event.ReviewResolved;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReopeningTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private final LeadHistory history = new LeadHistory("0".repeat(32), Map.of());

    @BeforeEach
    void received() {
        history.apply(new LeadReceived("loans", "web", false, NOON, Map.of(), 0, "hash", null, null));
    }

    private void attempt(String exchange, String to, int attempt, String outcome, String named) {
        history.apply(new ExchangeStarted(exchange, to, "d-" + exchange + to, attempt, "75.00", 1_000, false, null));
        history.apply(new ExchangeFinished(
                exchange,
                to,
                "d-" + exchange + to,
                attempt,
                null,
                outcome,
                named,
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                5));
    }

    private void reopen() {
        history.apply(new LeadClosed("unsold", "failure", null, "0.00", "0", "0.00"));
        history.apply(new ReviewResolved("reroute", null, null, "Ann", null, null, NOON));
    }

    @Test
    void whoOnlyFailedIsForgottenAndWhoRefusedIsNot() {
        attempt("post", "failing", 1, "error", "server_error");
        attempt("post", "failing", 2, "error", "timeout");
        attempt("post", "refusing", 1, "error", "server_error");
        attempt("post", "refusing", 2, "failure", "rejected");
        attempt("post", "doubtful", 1, "unknown", "timeout");
        reopen();

        assertThat(history.attempts()).extracting(each -> each.started().to()).containsOnly("refusing", "doubtful");
        assertThat(history.ended()).isFalse();
    }

    @Test
    void bidsOfThoseWhoWereNotGivenTheLeadAreForgotten() {
        attempt("ping", "first", 1, "success", "accepted");
        attempt("ping", "second", 1, "success", "accepted");
        attempt("post", "first", 1, "failure", "rejected");
        reopen();

        assertThat(history.attempts())
                .extracting(
                        each -> each.started().exchange() + " " + each.started().to())
                .containsExactly("ping first", "post first");
    }

    @ParameterizedTest
    @CsvSource({
        "unknown, timeout, 1",
        "success, accepted, 0",
        "failure, rejected, 0",
        "failure, duplicate, 1",
        "error, server_error, 1"
    })
    void aDoubtEndsWithALaterAttemptThatIsAcceptedOrRefused(String outcome, String named, int doubts) {
        attempt("post", "first", 1, "unknown", "timeout");
        attempt("post", "first", 2, outcome, named);

        assertThat(Doubts.of(history)).hasSize(doubts);
    }

    @Test
    void anErrorAloneIsNoDoubt() {
        attempt("post", "first", 1, "error", "server_error");
        assertThat(Doubts.of(history)).isEmpty();
    }
}
