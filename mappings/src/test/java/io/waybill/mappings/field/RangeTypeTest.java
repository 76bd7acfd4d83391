package io.waybill.mappings.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeTypeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 - 10                | 1-10            | min=1; max=10; avg=5.5; mid=5
            10-20                 | 10-20           | min=10; max=20; avg=15; mid=15
            10–20                 | 10-20           | min=10; max=20; avg=15; mid=15
            10 to 20              | 10-20           | min=10; max=20; avg=15; mid=15
            10to20                | 10-20           |
            '   1     to      10  ' | 1-10          | min=1; max=10; avg=5.5; mid=5
            1 10                  | 1-10            | min=1; max=10; avg=5.5; mid=5
            1 -10                 | 1-10            |
            1- 10                 | 1-10            |
            1..10                 | 1-10            |
            1…10                  | 1-10            |
            1 ~ 10                | 1-10            |
            1 through 10          | 1-10            |
            5 & 10                | 5-10            |
            3 or 4                | 3-4             |
            5yrs-10yrs            | 5-10            |
            1 000 - 2 000         | 1000-2000       |
            Good (640-699)        | 640-699         | min=640; max=699; avg=669.5; mid=669
            between 5 and 10      | 5-10            | min=5; max=10; avg=7.5; mid=7
            Between $5k and $10k  | 5000-10000      | min=5000; max=10000; avg=7500; mid=7500
            from 5 to 10          | 5-10            |
            5 years to 10 years   | 5-10            |
            5 to 10 years         | 5-10            |
            5 lbs - 10 lbs        | 5-10            |
            $1 to $10             | 1-10            | min=1; max=10; avg=5.5; mid=5
            $1,000 to $10,000     | 1000-10000      | min=1000; max=10000; avg=5500; mid=5500
            $1,000-$10,000        | 1000-10000      |
            $1,000 - $10,000 per month | 1000-10000 |
            10%-20%               | 10-20           |
            20k-30k               | 20000-30000     | min=20000; max=30000; avg=25000; mid=25000
            20-30k                | 20000-30000     |
            500-1k                | 500-1000        | min=500; max=1000; avg=750; mid=750
            1-2 million           | 1000000-2000000 |
            149.95 to 1000.55    | 149.95-1000.55 | min=149.95; max=1000.55; avg=575.25; mid=575
            0.01-0.02             | 0.01-0.02       | min=0.01; max=0.02; avg=0.02; mid=0
            20-10                 | 10-20           | min=10; max=20; avg=15; mid=15
            -10 to -5             | -10--5          | min=-10; max=-5; avg=-7.5; mid=-8
            -10 - 5               | -10-5           | min=-10; max=5; avg=-2.5; mid=-3
            """)
    void twoNumbersSpanARange(String raw, String normal, @Nullable String parts) {
        Reading.isAsExpected("range", raw, normal, parts);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10                | 10    | min=10; max=10; avg=10; mid=10
            0                 | 0     | min=0; max=0; avg=0; mid=0
            5.5               | 5.5   | min=5.5; max=5.5; avg=5.5; mid=5.5
            -10               | -10   | min=-10; max=-10; avg=-10; mid=-10
            $20k              | 20000 | min=20000; max=20000; avg=20000; mid=20000
            about 700         | 700   | min=700; max=700; avg=700; mid=700
            10+               | 10+   | min=10
            10.5+             | 10.5+ | min=10.5
            -10+              | -10+  | min=-10
            $100,000+         | 100000+ | min=100000
            100k +            | 100000+ | min=100000
            10 or more        | 10+   | min=10
            10 years or more  | 10+   | min=10
            10 and up         | 10+   | min=10
            over 10           | 10+   | min=10
            10 & over         | 10+   | min=10
            Excellent (720+)  | 720+  | min=720
            Over $10k         | 10000+ | min=10000
            more than 10      | 10+   | min=10
            at least 10       | 10+   | min=10
            > 10              | 10+   | min=10
            >=10              | 10+   | min=10
            under 500         | 0-500 | min=0; max=500; avg=250; mid=250
            Less than $5,000  | 0-5000 | min=0; max=5000; avg=2500; mid=2500
            up to 20          | 0-20  | min=0; max=20; avg=10; mid=10
            < 20              | 0-20  | min=0; max=20; avg=10; mid=10
            no more than 10   | 0-10  | min=0; max=10; avg=5; mid=5
            ≤ 10              | 0-10  | min=0; max=10; avg=5; mid=5
            10 max            | 0-10  | min=0; max=10; avg=5; mid=5
            not less than 10  | 10+   | min=10
            ≥10               | 10+   | min=10
            20 or less        | 0-20  | min=0; max=20; avg=10; mid=10
            """)
    void oneNumberIsARangeToo(String raw, String normal, String parts) {
        Reading.isAsExpected("range", raw, normal, parts);
    }

    @ParameterizedTest
    @CsvSource({"10-20, 15", "1-10, 5.5", "10+, 10", "7, 7", "under 500, 250"})
    void aRangeComparesByItsAverageOrItsOnlyEnd(String raw, BigDecimal value) {
        assertThat(Reading.of("range", raw).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "plenty",
                "10-",
                "10-20-30",
                "1 2 3",
                "10 apples 20",
                "10 x 20",
                "2015-07-25",
                "7OO-800",
                "a1-b2",
                "under -5",
                "+",
                "-",
                "to",
                "10 minus 20"
            })
    void otherTextIsInvalid(String raw) {
        Reading.isAsExpected("range", raw, null, null);
    }
}
