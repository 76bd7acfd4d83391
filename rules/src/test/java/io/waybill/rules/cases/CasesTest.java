package io.waybill.rules.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.rules.FlowFixture;
import io.waybill.rules.RuleProblem;
import io.waybill.rules.RuleSet;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CasesTest {
    private RuleSet rules;

    @BeforeAll
    void compile() {
        rules = FlowFixture.flow()
                .with("buyers.csv", "id,state,recipient,price\nwest,CA,prime-lending,75.00\n")
                .rules();
    }

    @AfterAll
    void close() {
        rules.close();
    }

    private Cases.Report run(String json) {
        return new Cases(rules, new PlainLeads(), Map.of("prime-lending", "buyer"))
                .run(Map.of("rules/flows/loans/cases/a.json", json.getBytes(StandardCharsets.UTF_8)));
    }

    private Cases.Report expecting(String expected) {
        return run("{\"name\":\"west\",\"lead\":{\"state\":\"CA\",\"loan_amount\":\"5\"},\"expect\":%s}"
                .formatted(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"decisions\":[{\"Deliver\":{\"recipient\":\"prime-lending\",\"price\":\"75.00\"}}]}",
                "{\"decisions\":[{\"Deliver\":{\"price\":75}},{\"Candidate\":{\"tier\":1}}]}",
                "{\"rows\":[\"buyers:west\"],\"rules\":[\"selection.candidate\"],\"score\":0}",
            })
    void aCaseHoldsWhenWhatItNamesIsAmongWhatCameOut(String expected) {
        assertThat(expecting(expected)).isEqualTo(new Cases.Report(1, List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'decisions':[{'Deliver':{'recipient':'bulk-loans'}}]} | but recipient is prime-lending, not bulk-loans.",
                "{'decisions':[{'Deliver':{'price':'80.00','recipient':'prime-lending'}}]} | but price is 75.00, not 80.00.",
                "{'decisions':[{'Deliver':{'until':'noon'}}]} | but there is no until.",
                "{'decisions':[{'Reject':{}}]} | but it came to {\"Candidate\":{\"recipient\":\"prime-lending\",",
                "{'decisions':[]} | but it came to {\"Candidate\":{",
                "{'rows':['buyers:east']} | but it came to buyers:west.",
                "{'rows':[]} | but it came to buyers:west.",
                "{'rules':['selection.other']} | selection.candidate",
                "{'score':1} | but it came to 0."
            },
            quoteCharacter = '`')
    void aDifferenceNamesTheCaseWhatItWantedAndWhatCameInOneShortLine(String expected, String told) {
        Cases.Report report = expecting(expected.replace('\'', '"'));

        assertThat(report.passed()).isZero();
        assertThat(report.problems()).hasSize(1);
        assertThat(report.problems().getFirst().file()).isEqualTo("rules/flows/loans/cases/a.json");
        assertThat(report.problems().getFirst().text())
                .startsWith("Case (west) expects this, but ")
                .contains(told)
                .hasSizeLessThan(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "7",
                "[7]",
                "{\"name\":\"x\"}",
                "{\"nam\":\"x\",\"expect\":{}}",
                "{\"expect\":{\"decision\":[]}}",
                "{\"at\":\"noon\",\"expect\":{}}",
                "{\"outcomes\":[{\"class\":\"rejected\"}],\"expect\":{}}",
                "{\"outcomes\":[{\"recipient\":\"a\",\"class\":\"rejectd\"}],\"expect\":{}}",
                "{\"outcomes\":{},\"expect\":{}}",
            })
    void whatIsNotACaseIsAProblem(String json) {
        Cases.Report report = run(json);

        assertThat(report.problems()).isNotEmpty();
        assertThat(report.passed()).isZero();
    }

    @Test
    void aMisspelledWordIsReportedWithTheNearestOne() {
        List<RuleProblem> problems = run("{\"outcome\":[],\"expect\":{}}").problems();

        assertThat(problems.getFirst().text()).contains("Maybe outcomes?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"bids\":[{\"recipient\":\"summit-loans\",\"price\":42.50},{\"recipient\":\"prime-lending\",\"price\":\"40\"}]",
                "\"outcomes\":[{\"recipient\":\"summit-loans\",\"exchange\":\"ping\",\"price\":42.50},{\"recipient\":\"prime-lending\",\"exchange\":\"ping\",\"status\":204}]",
            })
    void aCaseMaySayWhatWasBid(String given) {
        try (RuleSet auction = FlowFixture.flow()
                .with("buyers.csv", "id,recipient,price\na,prime-lending,bid\nb,summit-loans,bid\n")
                .with("tiers.csv", "id,strategy\n1,auction\n")
                .rules()) {
            String json =
                    "{\"lead\":{\"loan_amount\":\"5\"},%s,\"expect\":{\"decisions\":[{\"Deliver\":{\"recipient\":\"summit-loans\",\"price\":\"42.50\"}}]}}"
                            .formatted(given);
            var cases = new Cases(auction, new PlainLeads(), Map.of("prime-lending", "buyer", "summit-loans", "buyer"));

            assertThat(cases.run(Map.of("rules/flows/loans/cases/a.json", json.getBytes(StandardCharsets.UTF_8))))
                    .isEqualTo(new Cases.Report(1, List.of()));
        }
    }

    @Test
    void aCaseMayBeAPing() {
        Cases.Report report = run("""
                {"ping":true,"lead":{"state":"CA"},"expect":{"decisions":[{"Promise":{"recipient":"prime-lending","price":"75.00"}}]}}""");

        assertThat(report).isEqualTo(new Cases.Report(1, List.of()));
    }
}
