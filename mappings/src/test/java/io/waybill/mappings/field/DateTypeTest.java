package io.waybill.mappings.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTypeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thu Nov 05 1987",
                "Nov 05 1987",
                "November 5, 1987",
                "november 5 1987",
                "NOVEMBER 5th, 1987",
                "Nov. 5, 1987",
                "November 5th 87",
                "5 November 1987",
                "5 Nov 87",
                "5th of November 1987",
                "5th November, 1987",
                "the 5th of November, 1987",
                "5-Nov-1987",
                "05-NOV-87",
                "5Nov1987",
                "1987 November 5",
                "1987-Nov-05",
                "11/05/1987",
                "11/5/1987",
                "11/5/87",
                "11-05-1987",
                "11.5.1987",
                "11 5 1987",
                "11051987",
                "1987-11-05",
                "1987-11-5",
                "1987/11/05",
                "1987.11.05",
                "19871105",
                " 1987-11-05 ",
                "1987–11–05",
                "Thursday, November 5, 1987",
                "1987-11-05T23:30:00Z",
                "1987-11-05 00:00:00",
                "11/5/1987 12:00 AM",
                "1987-11-05T00:00:00.000+00:00",
                "Thu Nov 05 1987 09:15:42 GMT-0500 (EST)",
                "Thu Nov 05 09:15:42 EST 1987",
                "11/5/1987, 6:27 PM",
                "November 5, '87",
                "１９８７-１１-０５",
                "Thurs 5 Nov 1987"
            })
    void oneDayIsReadInEveryForm(String raw) {
        Reading.isAsExpected("date", raw, "1987-11-05", "year=1987; month=11; day=5");
        assertThat(Reading.of("date", raw).value()).isEqualTo(LocalDate.of(1987, 11, 5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mon 23 November 1987",
                "23 November 1987",
                "23/11/1987",
                "23/11/87",
                "23.11.1987",
                "1987-23-11",
                "23-11-1987",
                "23111987",
                "19872311",
                "23 11 87"
            })
    void whatCannotBeAmericanIsEuropean(String raw) {
        Reading.isAsExpected("date", raw, "1987-11-23", "year=1987; month=11; day=23");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            March 3, 1980  | 1980-03-03
            3 Mar 1980     | 1980-03-03
            Mar 3rd 80     | 1980-03-03
            Sept 5, 2001   | 2001-09-05
            Dec. 25, 1995  | 1995-12-25
            1/2/69         | 1969-01-02
            1/2/68         | 2068-01-02
            1/2/00         | 2000-01-02
            1/2/99         | 1999-01-02
            12/11/2010     | 2010-12-11
            2/29/2024      | 2024-02-29
            29/2/2024      | 2024-02-29
            Feb 29 2000    | 2000-02-29
            9999-12-31     | 9999-12-31
            12/31/1899     | 1899-12-31
            20121998       | 1998-12-20
            19991231       | 1999-12-31
            12101985       | 1985-12-10
            """)
    void datesHaveOneNormalForm(String raw, String normal) {
        Reading.isAsExpected("date", raw, normal, null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "garbage",
                "2/30/2014",
                "30/2/2014",
                "2/29/2023",
                "13/13/2013",
                "0/0/0000",
                "00/00/00",
                "0000-01-01",
                "2014-02-30",
                "2014-13-13",
                "32 Jan 2014",
                "June 2014",
                "June",
                "6/2",
                "2014",
                "6/2/2014/5",
                "6/2/201",
                "6/2/20144",
                "6-2/2014",
                "311280",
                "80-13-25",
                "123456789",
                "1402012345",
                "Smarch 3 1980",
                "March March 3 1980",
                "3 1980",
                "June 2 2014 garbage",
                "yesterday",
                "6:27 PM",
                "2014-06-02T25:00:00Z",
                "2014-06-02T10:61",
                "null",
                "0000-00-00",
                "1.5",
                "12.12.1212.12",
                "-"
            })
    void whatIsNoDayIsInvalid(String raw) {
        Reading.isAsExpected("date", raw, null, null);
    }
}
