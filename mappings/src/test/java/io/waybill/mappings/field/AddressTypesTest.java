package io.waybill.mappings.field;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** State, country and street. */
class AddressTypesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            TX                    | TX | code=TX; name=Texas
            tx                    | TX | code=TX; name=Texas
            Texas                 | TX | code=TX; name=Texas
            " texas "             | TX | code=TX; name=Texas
            T.X.                  | TX | code=TX; name=Texas
            new york              | NY | code=NY; name=New York
            NEW  YORK             | NY | code=NY; name=New York
            N.Y.                  | NY | code=NY; name=New York
            Washington            | WA | code=WA; name=Washington
            Washington, D.C.      | DC | code=DC; name=District of Columbia
            Washington D.C.       | DC | code=DC; name=District of Columbia
            district of columbia  | DC | code=DC; name=District of Columbia
            West Virginia         | WV | code=WV; name=West Virginia
            Hawai'i               | HI | code=HI; name=Hawaii
            PR                    | PR | code=PR; name=Puerto Rico
            AE                    | AE | code=AE; name=Armed Forces Europe
            ON                    | ON | code=ON; name=Ontario
            ontario               | ON | code=ON; name=Ontario
            Québec                | QC | code=QC; name=Quebec
            Quebec                | QC | code=QC; name=Quebec
            Newfoundland and Labrador | NL | code=NL; name=Newfoundland and Labrador
            nf                    | NL | code=NL; name=Newfoundland and Labrador
            PEI                   | PE | code=PE; name=Prince Edward Island
            ZZ                    | ZZ | name=ZZ
            Bavaria                 | Bavaria | name=Bavaria
            " Bayern "            | Bayern | name=Bayern
            ""                    | ""  | ""
            """)
    void statesAreCodesWhereKnownAndNeverInvalid(String raw, String normal, @Nullable String parts) {
        Reading.isAsExpected("state", raw, normal, parts);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            US                        | US | name=United States
            us                        | US | name=United States
            USA                       | US | name=United States
            U.S.A.                    | US | name=United States
            United States             | US | name=United States
            united states of america  | US | name=United States
            The United States         | US | name=United States
            CA                        | CA | name=Canada
            CAN                       | CA | name=Canada
            canada                    | CA | name=Canada
            GB                        | GB | name=United Kingdom
            UK                        | GB | name=United Kingdom
            England                   | GB | name=United Kingdom
            Great Britain             | GB | name=United Kingdom
            Mexico                    | MX | name=Mexico
            MEX                       | MX | name=Mexico
            Deutschland               |    |
            Germany                   | DE | name=Germany
            South Korea               | KR | name=South Korea
            Ivory Coast               | CI |
            Côte d'Ivoire             | CI |
            the netherlands           | NL | name=Netherlands
            Bosnia & Herzegovina      | BA |
            Trinidad and Tobago       | TT |
            XX                        |    |
            Atlantis                  |    |
            1                         |    |
            ""                        |    |
            """)
    void countriesAreTwoLetterCodes(String raw, @Nullable String normal, @Nullable String parts) {
        Reading.isAsExpected("country", raw, normal, parts);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1600 Elm St      | 1600 Elm St  | number=1600; name=Elm St
            ' 1600 Elm St '  | 1600 Elm St  | number=1600; name=Elm St
            1600, Elm St     | 1600, Elm St | number=1600; name=Elm St
            123A Main St, Apt 4    | 123A Main St, Apt 4 | number=123A; name=Main St, Apt 4
            34-12 Steinway St      | 34-12 Steinway St  | number=34-12; name=Steinway St
            1234 5th Avenue        | 1234 5th Avenue    | number=1234; name=5th Avenue
            5th Avenue             | 5th Avenue         | name=5th Avenue
            N6W23001 Bluemound Rd  | N6W23001 Bluemound Rd | number=N6W23001; name=Bluemound Rd
            PO Box 12              | PO Box 12          | name=PO Box 12
            Main Street            | Main Street        | name=Main Street
            """)
    void streetsHaveANumberAndAName(String raw, String normal, String parts) {
        Reading.isAsExpected("street", raw, normal, parts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "Nowhere", "1600"})
    void oneWordIsNoStreet(String raw) {
        Reading.isAsExpected("street", raw, null, null);
    }
}
