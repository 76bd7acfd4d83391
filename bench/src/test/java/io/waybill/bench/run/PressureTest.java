package io.waybill.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.bench.load.Measured.Second;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PressureTest {
    private static final Second WELL = new Second(100, 0, 5);
    private static final Second SLOW = new Second(100, 0, 900);
    private static final Second REFUSING = new Second(50, 50, 5);

    @Test
    void whatIsWellAfterThePressureIsWellAtOnce() {
        assertThat(Pressure.normal(List.of(SLOW, REFUSING, WELL, WELL), 2)).isEqualTo("at once");
    }

    @Test
    void theLastSecondThatIsNotWellCounts() {
        assertThat(Pressure.normal(List.of(SLOW, REFUSING, SLOW, WELL, REFUSING, WELL), 2))
                .isEqualTo("after 3 s");
    }

    @Test
    void whatIsNeverWellIsSaid() {
        assertThat(Pressure.normal(List.of(SLOW, SLOW, SLOW), 1)).isEqualTo("not within 2 s");
    }
}
