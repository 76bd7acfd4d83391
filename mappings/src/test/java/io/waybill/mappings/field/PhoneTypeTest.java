package io.waybill.mappings.field;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneTypeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            7732658399              | 7732658399    | area=773; exchange=265; line=8399; number=2658399; country_code=US; country_calling_code=1; is_tollfree=false
            212-555-2368            | 2125552368    | area=212; exchange=555; line=2368; number=5552368; country_code=US; country_calling_code=1; is_tollfree=false
            (212) 555-2368          | 2125552368    |
            212.555.2368            | 2125552368    |
            212 555 2368            | 2125552368    |
            ' 2125552368 '          | 2125552368    |
            1-212-555-2368          | 2125552368    |
            +1 (212) 555-2368       | 2125552368    |
            +12125552368            | 2125552368    |
            tel:+1-212-555-2368     | 2125552368    |
            212–555–2368            | 2125552368    |
            ２１２５５５２３６８      | 2125552368    |
            1-800-FLOWERS           | 8003569377    | area=800; exchange=356; line=9377; number=3569377; country_code=US; country_calling_code=1; is_tollfree=true
            787-253-2345            | 7872532345    | area=787; exchange=253; line=2345; number=2532345; country_code=PR; country_calling_code=1; is_tollfree=false
            416-967-1111            | 4169671111    | area=416; exchange=967; line=1111; number=9671111; country_code=CA; country_calling_code=1; is_tollfree=false
            2125552368x42           | 2125552368x42 | area=212; exchange=555; line=2368; number=5552368; extension=42; country_code=US; country_calling_code=1; is_tollfree=false
            2125552368 x43          | 2125552368x43 |
            2125552368 x 44         | 2125552368x44 |
            212-555-2368 ext. 123   | 2125552368x123 |
            212-555-2368 extension 9 | 2125552368x9 |
            212-555-2368 #77        | 2125552368x77 |
            """)
    void northAmericanNumbersAreTenDigits(String raw, String normal, @Nullable String parts) {
        Reading.isAsExpected("phone", raw, normal, parts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"800", "833", "844", "855", "866", "877", "888"})
    void everyTollFreeCodeIsTollFree(String code) {
        Reading.isAsExpected(
                "phone",
                code + "5551212",
                code + "5551212",
                "area=" + code
                        + "; exchange=555; line=1212; number=5551212; country_code=US; country_calling_code=1; is_tollfree=true");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            +44 20 7946 0958       | +442079460958      | area=20; number=79460958; country_code=GB; country_calling_code=44; is_tollfree=false
            +44 (0)20 7946 0958    | +442079460958      |
            011 44 20 7946 0958    | +442079460958      |
            +44 20 7946 0958 x12   | +442079460958x12   | area=20; number=79460958; extension=12; country_code=GB; country_calling_code=44; is_tollfree=false
            +44 7400 123456        | +447400123456      | area=7400; number=123456; country_code=GB; country_calling_code=44; is_tollfree=false
            +44 800 123 4567       | +448001234567      | area=800; number=1234567; country_code=GB; country_calling_code=44; is_tollfree=true
            +39 06 9450 2713       | +390694502713      | area=06; number=94502713; country_code=IT; country_calling_code=39; is_tollfree=false
            +49 30 901820          | +4930901820        | area=30; number=901820; country_code=DE; country_calling_code=49; is_tollfree=false
            +33 1 42 68 53 00      | +33142685300       | area=1; number=42685300; country_code=FR; country_calling_code=33; is_tollfree=false
            +52 55 5128 0000       | +525551280000      | area=55; number=51280000; country_code=MX; country_calling_code=52; is_tollfree=false
            +91 98765 43210        | +919876543210      | area=98765; number=43210; country_code=IN; country_calling_code=91; is_tollfree=false
            +61 2 9374 4000        | +61293744000       | area=2; number=93744000; country_code=AU; country_calling_code=61; is_tollfree=false
            ＋81 3 1234 5678        | +81312345678       | area=3; number=12345678; country_code=JP; country_calling_code=81; is_tollfree=false
            +1 876 953 2000        | +18769532000       | area=876; exchange=953; line=2000; number=9532000; country_code=JM; country_calling_code=1; is_tollfree=false
            +800 1234 5678         | +80012345678       | area=1234; number=5678; country_code=001; country_calling_code=800; is_tollfree=true
            """)
    void otherNumbersKeepTheirCountryCode(String raw, String normal, @Nullable String parts) {
        Reading.isAsExpected("phone", raw, normal, parts);
    }

    @ParameterizedTest
    @CsvSource({
        "2125552368m, mobile",
        "2125552368c, mobile",
        "2125552368 C, mobile",
        "2125552368 cell, mobile",
        "2125552368 (mobile), mobile",
        "2125552368h, home",
        "2125552368 h, home",
        "2125552368(h), home",
        "(212) 555-2368 (Home), home",
        "2125552368w, work",
        "2125552368 work, work"
    })
    void aTrailingHintNamesTheKindOfLine(String raw, String type) {
        Reading.isAsExpected(
                "phone",
                raw,
                "2125552368",
                "area=212; exchange=555; line=2368; number=5552368; country_code=US; country_calling_code=1; type="
                        + type + "; is_tollfree=false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "no phone",
                "212555236",
                "555-2368",
                "2368m",
                "0000000000",
                "1234567890",
                "555-555-5555",
                "2125552368 / 212",
                "21255523681",
                "212*******",
                "+",
                "+999 12345678",
                "+44 12",
                "x42",
                "ann@x.com",
                "2125552368 please call after six"
            })
    void whatNobodyCouldDialIsInvalid(String raw) {
        Reading.isAsExpected("phone", raw, null, null);
    }
}
