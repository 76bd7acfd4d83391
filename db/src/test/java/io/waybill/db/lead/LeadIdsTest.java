package io.waybill.db.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeadIdsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private final LeadIds ids = new LeadIds(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void anIdBeginsWithItsTimeAndNamesItsVersion() {
        assertThat(ids.next())
                .matches("[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}")
                .startsWith("%012x".formatted(NOW.toEpochMilli()));
    }

    @Test
    void laterIdsAreGreater() {
        LeadIds later = new LeadIds(Clock.offset(Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofMillis(1)));

        assertThat(ids.next()).isLessThan(later.next());
    }

    @Test
    void noTwoAreTheSame() {
        assertThat(Stream.generate(ids::next).limit(10_000)).doesNotHaveDuplicates();
    }

    @Test
    void chanceIsSpreadEvenlyFromOneToHundred() {
        int[] counts = new int[101];
        Stream.generate(ids::next).limit(100_000).forEach(id -> counts[LeadIds.chance(id)]++);

        assertThat(counts[0]).isZero();
        assertThat(IntStream.rangeClosed(1, 100).map(chance -> counts[chance]))
                .allMatch(count -> count > 800 && count < 1200);
    }

    @Test
    void chanceStaysTheSameForAnId() {
        assertThat(LeadIds.chance("01931f2c7a007000800000000000000c")).isEqualTo(13);
    }

    @Test
    void bytesAndHexAreTheSameId() {
        String id = ids.next();

        assertThat(LeadIds.toHex(LeadIds.toBytes(id))).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "01931f2c", "01931f2c7a0070008000000000000000ff", "01931f2c-7a00-7000-8000-000000000"})
    void whatIsNoIdHasNoBytes(String text) {
        assertThatThrownBy(() -> LeadIds.toBytes(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
