package io.waybill.rules.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.rules.fact.Price;
import io.waybill.rules.table.cell.Parsed;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "52 | 5200",
                "52.5 | 5250",
                "52.00 | 5200",
                "$1,250.50 | 125050",
                "$ 5 | 500",
                "0 | 0",
                "0.01 | 1",
                "999999999999.99 | 99999999999999"
            })
    void amountsAreExactToTheCent(String cell, long cents) {
        assertThat(Money.cents(cell)).isEqualTo(new Parsed.Good<>(cents));
        assertThat(Money.price(cell)).isEqualTo(new Parsed.Good<>(new Price.Fixed(cents)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1e3",
                "-1",
                "-$5",
                "$-5",
                "5-",
                "1.234",
                "1,23",
                "12,34,567",
                "1.2.3",
                "NaN",
                "0x1",
                "1 000",
                "€5",
                "9999999999999",
                "٣",
                ".5",
                "5."
            })
    void anythingElseIsNoAmount(String cell) {
        assertThat(Money.cents(cell)).isInstanceOf(Parsed.Bad.class);
        assertThat(Money.price(cell)).isInstanceOf(Parsed.Bad.class);
    }

    @Test
    void aPriceMayComeFromTheRecipient() {
        assertThat(Money.price("Bid")).isEqualTo(new Parsed.Good<>(new Price.FromBid()));
        assertThat(Money.price("response")).isEqualTo(new Parsed.Good<>(new Price.FromResponse()));
    }

    @ParameterizedTest
    @CsvSource({"80%,5000,4000", "33.33%,100,33", "50%,1,1", "50%,3,2", "0%,5000,0", "100%,5000,5000", "12.50,9999,1250"
    })
    void aSourceIsPaidAnAmountOrAShareRoundedUpFromHalfACent(String cell, long revenue, long paid) {
        assertThat(Payout.read(cell))
                .isInstanceOfSatisfying(
                        Parsed.Good.class,
                        good -> assertThat(((Payout) good.value()).cents(revenue))
                                .isEqualTo(paid));
    }

    @ParameterizedTest
    @ValueSource(strings = {"101%", "-5%", "%", "80 percent", "bid", "1e1%"})
    void anythingElseIsNoPayout(String cell) {
        assertThat(Payout.read(cell)).isInstanceOf(Parsed.Bad.class);
    }

    @ParameterizedTest
    @CsvSource({"0,PT1S", "1,PT1S", "2,PT2S", "3,PT4S", "4,PT4S", "2147483647,PT4S", "-5,PT1S"})
    void stepsRepeatTheirLast(int attempt, Duration expected) {
        assertThat(backoff("1s, 2s,4s").after(attempt)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"-1,PT1S", "1,PT1S", "2,PT2S", "9,PT4M16S", "10,PT5M", "5000,PT5M", "2147483647,PT5M"})
    void exponentialWaitsDoubleUpToTheirCap(int attempt, Duration expected) {
        assertThat(backoff("Exponential 1s..5m").after(attempt)).isEqualTo(expected);
    }

    @Test
    void anExponentialWaitOfNothingStaysNothing() {
        assertThat(backoff("exponential 0s..5m").after(5_000)).isEqualTo(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1s,", "fast", "exponential", "exponential 5m..1s", "exponential 1s", "1..5", "-1s"})
    void anythingElseIsNoBackoff(String cell) {
        assertThat(Backoff.read(cell)).isInstanceOf(Parsed.Bad.class);
    }

    @Test
    void aShareKeepsItsDecimals() {
        assertThat(new Payout.Share(new BigDecimal("12.3456")).cents(1_000_000)).isEqualTo(123_456);
    }

    private static Backoff backoff(String cell) {
        return switch (Backoff.read(cell)) {
            case Parsed.Good<Backoff>(Backoff backoff) -> backoff;
            case Parsed.Bad<Backoff>(String text) -> throw new AssertionError(text);
        };
    }
}
