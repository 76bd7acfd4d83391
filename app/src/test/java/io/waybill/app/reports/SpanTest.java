package io.waybill.app.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanTest {
    @Test
    void theLastDayIsPartOfIt() {
        var span = Span.of("2026-11-01", "2026-11-30");
        assertThat(span.from()).isEqualTo(Instant.parse("2026-11-01T00:00:00Z"));
        assertThat(span.to()).isEqualTo(Instant.parse("2026-12-01T00:00:00Z"));
        assertThat(span.mistake()).isNull();
    }

    @Test
    void momentsAreTakenAsTheyAre() {
        var span = Span.of("2026-11-01T08:00:00Z", "2026-11-01T09:00:00Z");
        assertThat(span.from()).isEqualTo(Instant.parse("2026-11-01T08:00:00Z"));
        assertThat(span.to()).isEqualTo(Instant.parse("2026-11-01T09:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-30,, from must be a day",
        "yesterday,, from must be a day",
        ",2026/11/01, to must be a day",
        "2026-11-02, 2026-11-01, from must be before to"
    })
    void whatCannotBeMeantIsSaid(String from, String to, String mistake) {
        assertThat(Span.of(from, to).mistake()).contains(mistake);
    }
}
