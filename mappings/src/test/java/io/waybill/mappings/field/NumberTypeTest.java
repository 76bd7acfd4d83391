package io.waybill.mappings.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTypeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            11                 | 11
            0                  | 0
            000                | 0
            007                | 7
            -0                 | 0
            +5                 | 5
            1.111              | 1.111
            .5                 | 0.5
            5.                 | 5
            10.50              | 10.5
            1000.00            | 1000
            100                | 100
            '  1100 '          | 1100
            1,100              | 1100
            1,234,567.89       | 1234567.89
            12,34,567          | 1234567
            1'234'567          | 1234567
            1 000 000          | 1000000
            5 000 USD          | 5000
            1.234.567          | 1234567
            1.234,56           | 1234.56
            $1100              | 1100
            $1,100.50          | 1100.5
            $ 1,100            | 1100
            US$1,100           | 1100
            CA$20              | 20
            £20                | 20
            €1,500             | 1500
            USD 500            | 500
            500 USD            | 500
            usd500             | 500
            $1250 per month    | 1250
            approx. $500       | 500
            about 500          | 500
            5%                 | 5
            50 %               | 50
            12.5%              | 12.5
            24 hours           | 24
            100sqft            | 100
            80kg               | 80
            10 lbs             | 10
            10+                | 10
            20k                | 20000
            20K                | 20000
            20 k               | 20000
            $1.5k              | 1500
            1.5m               | 1500000
            $1.5 million       | 1500000
            20 thousand        | 20000
            2b                 | 2000000000
            12 m               | 12
            -11                | -11
            -1.111             | -1.111
            -1,100             | -1100
            -$1100             | -1100
            $-1100             | -1100
            - 5                | -5
            −5                 | -5
            ($1,100)           | -1100
            1e3                | 1000
            1E+5               | 100000
            2.5e-3             | 0.0025
            ７００              | 700
            ٧٠٠                | 700
            123456789012345678901234567890 | 123456789012345678901234567890
            """)
    void currencyCommasAndUnitsAreDropped(String raw, String normal) {
        Reading.isAsExpected("number", raw, normal, "");
        assertThat(Reading.of("number", raw).value()).isEqualTo(new BigDecimal(normal));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "lots",
                "true",
                "NaN",
                "Infinity",
                "7OO",
                "1O0",
                "l00",
                "a1",
                "x5",
                "covid-19",
                "10-20",
                "5 to 10",
                "5 10",
                "1/2",
                "24/7",
                "12/25/1995",
                "2015-07-25",
                "555-1234",
                "212-555-2368",
                "1.2.3.4",
                "1.2.3",
                "12,50",
                "1,00",
                "1,2,3",
                "1e999",
                "1e999999999",
                "--5",
                "$",
                "-",
                ".",
                "%",
                "k",
                "½",
                "0x1F",
                "5 ft 10 in",
                "1,,000"
            })
    void whatCannotBeReadWithoutGuessingIsInvalid(String raw) {
        Reading.isAsExpected("number", raw, null, null);
    }

    @Test
    void theValueHasNoExponent() {
        assertThat(String.valueOf(Reading.of("number", "1e20").value())).isEqualTo("100000000000000000000");
    }
}
