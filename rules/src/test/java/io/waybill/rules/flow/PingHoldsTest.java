package io.waybill.rules.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.rules.FlowFixture;
import io.waybill.rules.RuleProblem;
import io.waybill.rules.RuleSet;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PingHoldsTest {
    @Test
    void aPriceHoldsAMinuteUnlessTheFileSaysOtherwise() {
        assertThat(holds("")).isEqualTo(Duration.ofMinutes(1));
        assertThat(holds("ping: { holds: 5m }\n")).isEqualTo(Duration.ofMinutes(5));
    }

    private static Duration holds(String setting) {
        try (RuleSet rules = FlowFixture.flow()
                .with("fields.yaml", setting + FlowFixture.FIELDS)
                .rules()) {
            return rules.flow().pingHolds();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ping: { holds: soon } | is not a duration
            ping: { hold: 60s }   | Maybe holds?
            ping: 60s             | is not a map
            """)
    void whatIsNoDurationIsAProblem(String setting, String wrong) {
        assertThat(FlowFixture.flow()
                        .with("fields.yaml", setting + "\n" + FlowFixture.FIELDS)
                        .problems())
                .extracting(RuleProblem::text)
                .anySatisfy(text -> assertThat(text).contains(wrong));
    }
}
