package io.waybill.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupervisorTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "2, 2", "3, 4", "5, 16", "6, 30", "5000, 30"})
    void theFirstStartIsAtOnceAndLaterOnesWaitLonger(int starts, long seconds) {
        assertThat(Supervisor.pause(starts)).hasSeconds(seconds);
    }
}
