package io.waybill.app.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

class ExchangeFinishedTest {
    /** No two parts alike, and none as it would be if it were forgotten. */
    private static final ExchangeFinished FULL = new ExchangeFinished(
            "enhancement",
            "check",
            "d-1",
            2,
            new ExchangeFinished.Response(200, Map.of("a", "b"), "body"),
            "success",
            "accepted",
            "timeout",
            "why",
            "12.50",
            "r-1",
            true,
            Map.of("score", BigDecimal.TEN),
            "0.04",
            7,
            true,
            true);

    static final List<Arguments> CHANGES = List.of(
            change(
                    "append",
                    one -> one.withAppend(Map.of("score", BigDecimal.ONE)).withAppend(FULL.append())),
            change("outcome", one -> one.outcome("failure").outcome("success")),
            change("class", one -> one.classified("rejected", "failure").classified("accepted", "success")));

    private static Arguments change(String part, UnaryOperator<ExchangeFinished> thereAndBack) {
        return Arguments.of(part, thereAndBack);
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("CHANGES")
    void aChangeTouchesNothingElse(String part, UnaryOperator<ExchangeFinished> thereAndBack) {
        assertThat(thereAndBack.apply(FULL)).isEqualTo(FULL);
    }

    @Test
    void aChangeIsMade() {
        assertThat(FULL.withAppend(null).append()).isNull();
        assertThat(FULL.outcome("failure").outcome()).isEqualTo("failure");
        assertThat(FULL.classified("rejected", "failure"))
                .returns("rejected", ExchangeFinished::outcomeClass)
                .returns("failure", ExchangeFinished::outcome);
    }

    @Test
    void withoutTheAnswerItsWordsAreGoneAndWhatItCameToStays() {
        assertThat(FULL.withoutAnswer())
                .isEqualTo(new ExchangeFinished(
                        "enhancement",
                        "check",
                        "d-1",
                        2,
                        null,
                        "success",
                        "accepted",
                        "timeout",
                        null,
                        "12.50",
                        null,
                        true,
                        null,
                        "0.04",
                        7,
                        true,
                        true));
    }
}
