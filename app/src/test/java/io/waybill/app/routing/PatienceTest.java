package io.waybill.app.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.rules.fact.ExchangeKind;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private static final Instant RECEIVED = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration TEN = Duration.ofSeconds(10);

    private static Errand errand(ExchangeKind kind, @Nullable Duration timeout) {
        return new Errand(kind, "abc", "d-1", 1, null, timeout);
    }

    @Test
    void aTierShortensAPingButNeverLengthensIt() {
        var two = Duration.ofSeconds(2);

        assertThat(Patience.of(errand(ExchangeKind.PING, two), TEN)).isEqualTo(two);
        assertThat(Patience.of(errand(ExchangeKind.PING, TEN), two)).isEqualTo(two);
        assertThat(Patience.of(errand(ExchangeKind.PING, null), two)).isEqualTo(two);
    }

    @Test
    void aFurtherAttemptToPostHasTheTimeItWasGiven() {
        assertThat(Patience.of(errand(ExchangeKind.POST, Duration.ofSeconds(15)), TEN))
                .isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void whileASourceWaitsForAPriceNothingTakesLongerThanItDoes() {
        assertThat(Patience.whileAsking(TEN, RECEIVED, TEN, RECEIVED)).isEqualTo(Duration.ofSeconds(9));
        assertThat(Patience.whileAsking(TEN, RECEIVED, TEN, RECEIVED.plusSeconds(8)))
                .isEqualTo(Duration.ofMillis(1_800));
        assertThat(Patience.whileAsking(TEN, RECEIVED, TEN, RECEIVED.plusSeconds(11)))
                .isEqualTo(Duration.ofMillis(50));
        assertThat(Patience.whileAsking(Duration.ofSeconds(1), RECEIVED, TEN, RECEIVED))
                .isEqualTo(Duration.ofSeconds(1));
    }
}
