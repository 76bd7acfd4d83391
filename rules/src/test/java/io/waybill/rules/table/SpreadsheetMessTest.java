package io.waybill.rules.table;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.rules.Known;
import io.waybill.rules.RuleProblem;
import io.waybill.rules.RuleProblem.Severity;
import io.waybill.rules.flow.FieldSpec;
import io.waybill.rules.flow.FlowDefinition;
import io.waybill.rules.flow.TypeShape;
import io.waybill.rules.flow.ValueKind;
import io.waybill.rules.table.cell.NamedLists;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as spreadsheet programs save them. */
class SpreadsheetMessTest {
    private static final Known KNOWN = new Known(
            Map.of(
                    "state", new TypeShape(ValueKind.TEXT, Map.of()),
                    "number", new TypeShape(ValueKind.NUMBER, Map.of()),
                    "phone", new TypeShape(ValueKind.TEXT, Map.of("area", ValueKind.TEXT))),
            Set.of("demo"),
            Set.of("abc-lending"),
            Map.of());
    private static final FlowDefinition FLOW = new FlowDefinition(
            "Loans",
            Duration.ofSeconds(10),
            "failure",
            false,
            Map.of(
                    "state", new FieldSpec("state", "state", false),
                    "credit_score", new FieldSpec("credit_score", "number", false),
                    "phone_1", new FieldSpec("phone_1", "phone", false)));
    private static final TableReader READER = new TableReader(FLOW, KNOWN, NamedLists.read(Map.of()));
    private static final String PLAIN =
            "id,state,credit_score,recipient,price\nprime,\"NY, NJ\",>= 700,abc-lending,52.00\n";

    @ParameterizedTest
    @ValueSource(strings = {";", "\t", "|"})
    void anySeparatorWillDo(String separator) {
        String text = "id,state,credit_score,recipient,price\nprime,\"NY; NJ|x\ty\",>= 700,abc-lending,52.00\n"
                .replace(",", separator);

        assertThat(clean(text.getBytes(UTF_8))
                        .rows()
                        .getFirst()
                        .cells()
                        .getFirst()
                        .text())
                .isEqualTo("NY; NJ|x\ty");
    }

    @Test
    void theFirstLineMaySayWhatSeparates() {
        String text = "sep=;\r\nid;state;recipient;price\r\nprime;NY, NJ;abc-lending;52.00\r\n";

        assertThat(clean(text.getBytes(UTF_8)).rows().getFirst().number()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "credit_score | >= 10.000 | has 10.000, which was read with a decimal point. Maybe 10000, if the dot is between thousands?",
                "credit_score | 10,5 | has 10,5, which was read as two numbers. Maybe 10.5, or a blank after the comma?",
                "local.date | >= 01/02/2026 | has 01/02/2026, which was read as 2026-01-02, the month first. Maybe 2026-02-01, if the day is?",
                "from | 01/02/2026 | has 01/02/2026, which was read as 2026-01-02, the month first. Maybe 2026-02-01, if the day is?"
            })
    void whatMeansSomethingElseWhereSemicolonsSeparateIsSaid(String column, String cell, String doubt) {
        assertThat(texts(TableKind.FILTERS, "id;%s;reject\na;%s;no\n".formatted(column, cell)))
                .containsExactly(doubt);
        assertThat(texts(TableKind.FILTERS, "id,%s,reject\na,\"%s\",no\n".formatted(column, cell)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "credit_score | >= 10.5",
                "credit_score | 1, 5",
                "credit_score | 500..700",
                "local.date | >= 02/02/2026",
                "local.date | 1/31/2026",
                "state | 10.000"
            })
    void whatCanOnlyMeanOneThingIsNotDoubted(String column, String cell) {
        assertThat(texts(TableKind.FILTERS, "id;%s;reject\na;%s;no\n".formatted(column, cell)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "price | 75,00 | is not a price. Maybe 75.00?",
                "price | 1.250,50 | is not a price. Maybe 1250.50?",
                "from | 31.12.2026 | is not a date. Maybe 2026-12-31?",
                "until | 31/12/2026 | is not a date. Maybe 2026-12-31?",
                "until | 31.02.2026 | is not a date. Maybe 2026-01-31?"
            })
    void whatIsWrittenAsElsewhereIsSuggestedAsHere(String column, String cell, String told) {
        String text = column.equals("price")
                ? "id;recipient;price\na;abc-lending;" + cell + "\n"
                : "id;recipient;price;" + column + "\na;abc-lending;1;" + cell + "\n";
        assertThat(texts(TableKind.BUYERS, text)).containsExactly(told);
    }

    private static List<String> texts(TableKind kind, String text) {
        return READER.read(kind, "f", text.getBytes(UTF_8)).problems().stream()
                .map(RuleProblem::text)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\r", "\n"})
    void anyLineEndWillDo(String end) {
        assertThat(clean(PLAIN.replace("\n", end).getBytes(UTF_8)).rows()).hasSize(1);
    }

    @Test
    void anyEncodingWillDo() {
        assertPrime(PLAIN.getBytes(UTF_8));
        assertPrime(("\uFEFF" + PLAIN).getBytes(UTF_8));
        assertPrime(("\uFEFF" + PLAIN).getBytes(UTF_16LE));
        assertPrime(("\uFEFF" + PLAIN).getBytes(UTF_16BE));
        assertPrime(PLAIN.getBytes(UTF_16LE));
        assertPrime(PLAIN.getBytes(UTF_16BE));
    }

    @Test
    void windowsLettersAreReadAndSaid() {
        byte[] content = "id,state,reject\na,CA,Café “closed” – sorry\n".getBytes(Charset.forName("windows-1252"));
        TableFile file = READER.read(TableKind.FILTERS, "filters.csv", content);

        assertThat(file.table().rows().getFirst().text("reject")).isEqualTo("Café “closed” – sorry");
        assertThat(file.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
            assertThat(problem.row()).isEqualTo(2);
            assertThat(problem.text()).contains("Windows-1252");
        });
    }

    @Test
    void aFileInTwoEncodingsIsBroken() {
        byte[] first = "id,note,reject\na,Zoë,x\n".getBytes(UTF_8);
        byte[] second = "b,Zoë,x\n".getBytes(ISO_8859_1);
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);

        assertThat(READER.read(TableKind.FILTERS, "filters.csv", both).problems())
                .anySatisfy(problem -> {
                    assertThat(problem.severity()).isEqualTo(Severity.ERROR);
                    assertThat(problem.row()).isEqualTo(3);
                });
    }

    @Test
    void aWorkbookWithTheWrongNameIsCalledOne() {
        assertThat(told(TableKind.FILTERS, "PK\u0003\u0004..."))
                .anySatisfy(told -> assertThat(told).contains("is a workbook"));
    }

    @Test
    void titlesAboveTheHeaderArePassedOverAndRowsKeepTheirNumbers() {
        String text = """
                Buyers of personal loans,,,,
                as of 1/31/2026,,,,

                id,state,credit_score,recipient,price
                prime,NY,7OO,abc-lending,52.00
                """;

        assertThat(told(TableKind.BUYERS, text)).containsExactly("5 credit_score \"7OO\" is not a number. Maybe 700?");
    }

    @Test
    void aHeaderMergedOverTwoRowsIsOne() {
        String text = """
                id,Conditions,,Outputs,
                ,state,credit_score,recipient,price
                prime,NY,>= 700,abc-lending,52.00
                """;

        assertThat(clean(text.getBytes(UTF_8)).rows().getFirst().number()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Credit Score", "CREDIT_SCORE", " credit-score ", "credit\u00a0score", "CreditScore"})
    void headingsMayBeSpelledForPeople(String name) {
        Table table = clean(PLAIN.replace("credit_score", name).getBytes(UTF_8));

        assertThat(table.rows().getFirst().cells().get(1).column().name()).isEqualTo("credit_score");
    }

    @Test
    void aHeadingThatMayBeTwoColumnsIsNotGuessed() {
        String text = "id,State,state,phone 1 area,Credit Skore,reject\na,,,,,x\n";

        assertThat(told(TableKind.FILTERS, text))
                .containsExactly(
                        "1 state \"state\" names two columns. Maybe one of them is another?",
                        "1 Credit Skore \"Credit Skore\" is not a column of a filters table. Maybe credit_score?");
    }

    @Test
    void emptyColumnsAndRowsAtTheEndsDoNotCount() {
        String text = "id,state,reject,,\na,CA,x,,\nb,NY,y\n,,,,\n\n  , ,\u00a0,,\n";

        assertThat(READER.read(TableKind.FILTERS, "f", text.getBytes(UTF_8)).problems())
                .isEmpty();
    }

    @Test
    void blanksAndSignsNobodySeesDoNotCount() {
        String text = "id,state,reject\n\u200Ba\uFEFF,\u202FCA\u00a0, x\u200E \n";
        Table table = READER.read(TableKind.FILTERS, "f", text.getBytes(UTF_8)).table();

        assertThat(table.rows().getFirst().id()).isEqualTo("a");
        assertThat(table.rows().getFirst().text("reject")).isEqualTo("x");
        assertThat(table.rows().getFirst().cells().getFirst().text()).isEqualTo("CA");
    }

    @Test
    void datesAsSpreadsheetsCountThemAreReadAndSaid() {
        TableFile file = READER.read(
                TableKind.FILTERS,
                "f",
                "id,from,until,local.date,reject\na,46053,46054.0,>= 46053,x\n".getBytes(UTF_8));

        Row row = file.table().rows().getFirst();
        assertThat(row.dates()).isEqualTo(new RowDates(LocalDate.of(2026, 1, 31), LocalDate.of(2026, 2, 1)));
        assertThat(file.problems())
                .allSatisfy(problem -> assertThat(problem.severity()).isEqualTo(Severity.WARNING));
        assertThat(file.problems().stream().map(SpreadsheetMessTest::told))
                .containsExactly(
                        "2 from \"46053\" has 46053, which was read as 2026-01-31: spreadsheets count days. Maybe write the date?",
                        "2 until \"46054.0\" has 46054.0, which was read as 2026-02-01: spreadsheets count days. Maybe write the date?",
                        "2 local.date \">= 46053\" has 46053, which was read as 2026-01-31: spreadsheets count days. Maybe write the date?");
    }

    @Test
    void whatAFailedFormulaShowsIsNoValue() {
        assertThat(told(TableKind.FILTERS, "id,state,note,reject\na,#REF!,#N/A,#n/a\n"))
                .containsExactly(
                        "2 state \"#REF!\" is the error of a spreadsheet's formula, not a value. Maybe mend the formula and save again?",
                        "2 reject \"#n/a\" is the error of a spreadsheet's formula, not a value. Maybe mend the formula and save again?",
                        "2 reject \"\" The row has no reject. Maybe the cell was cleared by mistake?");
    }

    @Test
    void aShortenedNumberIsWorthALook() {
        assertThat(told(TableKind.FILTERS, "id,phone_1,reject\na,7.87555E+09,x\n"))
                .singleElement()
                .asString()
                .contains("a long number that a spreadsheet shortened");
    }

    @Test
    void wholeNumbersMayHaveAFractionOfNothing() {
        Table table = clean("id,recipient,price,tier\na,abc-lending,$52.00,2.0\n".getBytes(UTF_8));

        assertThat(table.rows().getFirst().number("tier")).isEqualTo(2);
    }

    private static void assertPrime(byte[] content) {
        Row prime = clean(content).rows().getFirst();
        assertThat(prime.id()).isEqualTo("prime");
        assertThat(prime.cells().getFirst().text()).isEqualTo("NY, NJ");
        assertThat(prime.number()).isEqualTo(2);
    }

    private static Table clean(byte[] content) {
        TableFile file = READER.read(TableKind.BUYERS, "buyers.csv", content);
        assertThat(file.problems()).isEmpty();
        return file.table();
    }

    private static List<String> told(TableKind kind, String text) {
        return READER.read(kind, "f", text.getBytes(UTF_8)).problems().stream()
                .map(SpreadsheetMessTest::told)
                .toList();
    }

    private static String told(RuleProblem problem) {
        return "%d %s \"%s\" %s".formatted(problem.row(), problem.column(), problem.cell(), problem.text());
    }
}
