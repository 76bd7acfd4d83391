package io.waybill.mappings.field;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostalCodeTypeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            60614            | 60614      | zip=60614; country_code=US
            '  60614  '      | 60614      | zip=60614; country_code=US
            02134            | 02134      | zip=02134; country_code=US
            60614-1234       | 60614-1234 | zip=60614; four=1234; country_code=US
            60614   - 1234   | 60614-1234 | zip=60614; four=1234; country_code=US
            60614 1234       | 60614-1234 | zip=60614; four=1234; country_code=US
            606141234        | 60614-1234 | zip=60614; four=1234; country_code=US
            60614–1234       | 60614-1234 | zip=60614; four=1234; country_code=US
            60614-           | 60614      | zip=60614; country_code=US
            ６０６１４        | 60614      | zip=60614; country_code=US
            K1A 0B1          | K1A 0B1    | fsa=K1A; ldu=0B1; country_code=CA
            k1a0b1           | K1A 0B1    | fsa=K1A; ldu=0B1; country_code=CA
            d4e      5f6     | D4E 5F6    | fsa=D4E; ldu=5F6; country_code=CA
            K1A-0B1          | K1A 0B1    | fsa=K1A; ldu=0B1; country_code=CA
            A1 1AA           | A1 1AA     | outcode=A1; incode=1AA; country_code=GB
            A11AA            | A1 1AA     | outcode=A1; incode=1AA; country_code=GB
            A11 1AA          | A11 1AA    | outcode=A11; incode=1AA; country_code=GB
            A111AA           | A11 1AA    | outcode=A11; incode=1AA; country_code=GB
            A1A 1AA          | A1A 1AA    | outcode=A1A; incode=1AA; country_code=GB
            AA11 1AA         | AA11 1AA   | outcode=AA11; incode=1AA; country_code=GB
            AA11A 1AA        | AA11A 1AA  | outcode=AA11A; incode=1AA; country_code=GB
            sw1a 1aa         | SW1A 1AA   | outcode=SW1A; incode=1AA; country_code=GB
            EC1A1BB          | EC1A 1BB   | outcode=EC1A; incode=1BB; country_code=GB
            m1 1ae           | M1 1AE     | outcode=M1; incode=1AE; country_code=GB
            GIR 0AA          | GIR 0AA    | outcode=GIR; incode=0AA; country_code=GB
            """)
    void codesAreToldApartByTheirShape(String raw, String normal, @Nullable String parts) {
        Reading.isAsExpected("postal_code", raw, normal, parts);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "garbage",
                "6061",
                "606144",
                "60614-12",
                "60614-12345",
                "O2134",
                "K1A 0B",
                "K1A 0B12",
                "1K1 A0B",
                "SW1A",
                "SW1A 1A",
                "SW1A 1AAA",
                "-60614",
                "60614 TX",
                "null",
                "75008 Paris"
            })
    void otherTextIsInvalid(String raw) {
        Reading.isAsExpected("postal_code", raw, null, null);
    }
}
