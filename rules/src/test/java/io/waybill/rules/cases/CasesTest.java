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
    @ValueSource(
            strings = {
                "{\"decisions\":[{\"Deliver\":{\"recipient\":\"bulk-loans\"}}]}",
                "{\"decisions\":[{\"Reject\":{}}]}",
                "{\"decisions\":[]}",
                "{\"rows\":[\"buyers:east\"]}",
                "{\"rows\":[]}",
                "{\"rules\":[\"selection.other\"]}",
                "{\"score\":1}",
            })
    void aDifferenceNamesTheCaseWhatItWantedAndWhatCame(String expected) {
        Cases.Report report = expecting(expected);

        assertThat(report.passed()).isZero();
        assertThat(report.problems()).hasSize(1);
        assertThat(report.problems().getFirst().file()).isEqualTo("rules/flows/loans/cases/a.json");
        assertThat(report.problems().getFirst().text()).contains("(west)");
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
}
