package io.waybill.rules;

import static io.waybill.rules.FactsFixture.lead;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.waybill.rules.RuleProblem.Severity;
import io.waybill.rules.decision.Reject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleSetCompilerTest {
    private static final String SHEET = """
            RuleSet,io.example
            Import,java.util.List

            RuleTable filtering.sheet
            CONDITION,ACTION
            Lead
            "number(""loan_amount"") > $param","insert( new Reject( ""$param"" ) );"
            Amount above,Reason
            1000,too large
            """;

    @Test
    void everyProblemOfEveryFileIsReportedAtOnce() {
        List<RuleProblem> problems = FlowFixture.flow()
                .with("fields.yaml", FlowFixture.FIELDS + "  zip: postcode\n")
                .with("filters.csv", "id,stat,reject\na,CA,no\n")
                .with("buyers.csv", "id,credit_score,recipient,price\na,>= 7OO,prime-lending,1.00\n")
                .with("buyer.csv", "id\n")
                .with("tiers.csv", "id,strategy\none,waterfall\n2,roundrobin\n")
                .with("filtering.drl", "rule \"a\"\nwhen\n    Lead( this[\"sate\"] == \"CA\" )\nthen\nend\n")
                .with("pricing.drl", "rule \"b\"\nwhen\n    Led()\nthen\nend\n")
                .with("routing.drl", "")
                .problems();

        assertThat(problems)
                .extracting(problem -> problem.file().substring("rules/flows/loans/".length()) + ":" + problem.row())
                .contains(
                        "filters.csv:1",
                        "buyers.csv:2",
                        "buyer.csv:0",
                        "tiers.csv:2",
                        "tiers.csv:3",
                        "filtering.drl:3",
                        "pricing.drl:3",
                        "routing.drl:0")
                .anyMatch(place -> place.startsWith("fields.yaml:"));
        assertThat(problems)
                .filteredOn(problem -> problem.file().endsWith("/buyer.csv"))
                .allSatisfy(problem -> assertThat(problem.text()).contains("Maybe buyers?"));
    }

    @Test
    void filesThatLookAsIfTheyWereReadAreProblemsAndOthersMayLieThere() {
        var home = FlowFixture.flow()
                .with("fields.yml", "")
                .with("tiers.yaml", "")
                .with("filters.CSV", "")
                .with("Filtering.drl", "")
                .with("buyers.xlsx", "")
                .with("Readme.md", "")
                .with("buyers.comments.csv", "")
                .with("notes.txt", "");

        assertThat(home.problems())
                .extracting(problem -> problem.file().substring("rules/flows/loans/".length()), RuleProblem::severity)
                .containsExactlyInAnyOrder(
                        tuple("fields.yml", Severity.ERROR),
                        tuple("tiers.yaml", Severity.ERROR),
                        tuple("filters.CSV", Severity.ERROR),
                        tuple("Filtering.drl", Severity.ERROR),
                        tuple("buyers.xlsx", Severity.WARNING));
        assertThat(home.problems())
                .extracting(RuleProblem::text)
                .anyMatch(text -> text.endsWith("Maybe filters.csv?"))
                .anyMatch(text -> text.endsWith("Maybe filtering.drl?"))
                .anyMatch(text -> text.endsWith("Maybe ./waybill table import loans buyers buyers.xlsx --into .?"));
    }

    @Test
    void aFlowWithoutFieldsIsAProblem() {
        Build build = RuleSetCompiler.compile(
                new FlowFiles("loans", "r1", java.util.Map.of(), java.util.Map.of()), FlowFixture.KNOWN);

        assertThat(build)
                .isInstanceOfSatisfying(
                        Build.Broken.class,
                        broken -> assertThat(broken.problems())
                                .anySatisfy(problem ->
                                        assertThat(problem.file()).isEqualTo("rules/flows/loans/fields.yaml")));
    }

    @Test
    void casesNotesAndOtherFlowsAreNotTheCompilersBusiness() {
        FlowFixture flow = FlowFixture.flow()
                .with("cases/first.csv", "not a table")
                .with("README.md", "# Loans")
                .with("../other/buyers.csv", "nonsense");

        try (RuleSet rules = flow.rules()) {
            assertThat(rules.release()).isEqualTo("r1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx"})
    void rulesInSpreadsheetsAreAddedToThoseOfTheStage(String form) {
        FlowFixture flow = FlowFixture.flow()
                .with("filters.csv", "id,state,reject\nwest,CA,not in the west\n")
                .with("filtering.drl." + form, sheet(form, SHEET));

        try (RuleSet rules = flow.rules()) {
            Evaluation evaluation = rules.evaluate(lead().facts());
            assertThat(evaluation.rules()).containsExactlyInAnyOrder("filtering.row.reject", "filtering.sheet_9");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx"})
    void rulesInSpreadsheetsAreCheckedLikeAllOthersAndMistakesStandAtTheirRow(String form) {
        byte[] bad = sheet(form, SHEET.replace("insert(", "System.exit( 1 ); insert("));

        assertThat(FlowFixture.flow().with("filtering.drl." + form, bad).problems())
                .anySatisfy(problem -> {
                    assertThat(problem.file()).isEqualTo("rules/flows/loans/filtering.drl." + form);
                    assertThat(problem.row()).isEqualTo(9);
                    assertThat(problem.text()).contains("nothing outside");
                });
        assertThat(FlowFixture.flow().with("filterin.drl.csv", SHEET).problems())
                .extracting(RuleProblem::text)
                .anyMatch(text -> text.contains("Maybe filtering.drl?"));
    }

    /** The text of a CSV file as it is, or with the same cells in a workbook. */
    private static byte[] sheet(String form, String text) {
        if (form.equals("csv")) {
            return text.getBytes(UTF_8);
        }
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new XSSFWorkbook();
                var records = CsvReader.builder()
                        .skipEmptyLines(false)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(text)) {
            var sheet = workbook.createSheet("Rules");
            records.forEach(csv -> {
                var row = sheet.createRow(sheet.getPhysicalNumberOfRows());
                csv.getFields()
                        .forEach(cell -> row.createCell(Math.max(0, row.getLastCellNum()))
                                .setCellValue(cell));
            });
            workbook.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    @Test
    void aFlowsOwnRulesReplaceTheBuiltInOnesOfTheirStage() {
        FlowFixture flow = FlowFixture.flow()
                .with("filters.csv", "id,state,reject\nwest,CA,not in the west\n")
                .with("filtering.drl", """
                        package com.example.loans;
                        import java.math.BigDecimal;

                        rule "filtering.amount.large"
                        when
                            Lead( this["loan_amount"] >= 10000 )
                        then
                            insert( new Reject( "more than " + new BigDecimal( "10000" ) ) );
                        end
                        """);

        try (RuleSet rules = flow.rules()) {
            Evaluation evaluation = rules.evaluate(lead().facts());
            assertThat(evaluation.decisions()).containsExactly(new Reject("more than 10000"));
            assertThat(evaluation.rules()).containsExactly("filtering.amount.large");
            assertThat(evaluation.rows()).containsExactly("filters:west");
        }
    }

    @Test
    void garbageInAnyFileIsAProblemAndNoException() {
        var random = new Random(7);
        byte[] garbage = new byte[20_000];
        for (String name : List.of("fields.yaml", "filters.csv", "buyers.csv", "filtering.drl", "pricing.drl")) {
            random.nextBytes(garbage);
            assertThat(FlowFixture.flow().with(name, garbage.clone()).problems())
                    .anySatisfy(problem -> assertThat(problem.file()).endsWith(name));
        }
    }

    @Test
    void aBidderThatCannotBePingedIsAProblem() {
        Known known = FlowFixture.KNOWN;
        Known fewBidders = new Known(
                known.types(),
                known.sources(),
                known.recipients(),
                known.enhancements(),
                Set.of("summit-loans"),
                Set.of(),
                Set.of());
        String buyers = "id,recipient,price\na,summit-loans,bid\nb,prime-lending,bid\n";

        assertThat(FlowFixture.flow().with("buyers.csv", buyers).problems(fewBidders))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.row()).isEqualTo(3);
                    assertThat(problem.column()).isEqualTo("price");
                    assertThat(problem.text())
                            .contains("prime-lending")
                            .contains("Maybe add ping: to mappings/recipients/prime-lending.yaml?");
                });
    }
}
