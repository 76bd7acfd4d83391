package io.waybill.rules.drl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.rules.RuleProblem;
import io.waybill.rules.flow.Problems;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RuleSheetTest {
    private static final String SHEET = """
            RuleSet,io.example
            Import,java.util.List

            RuleTable filtering.sheet
            CONDITION,CONDITION,ACTION
            $lead : Lead
            "text(""state"") == ""$param""\","number(""loan_amount"") < $param","insert( new Reject( ""$param"" ) );"
            State,Below,Reason
            TX,,not in Texas
            CA,1000,too small
            """;

    @Test
    void aSheetIsWrittenOutAsRulesThatKnowTheirRows() {
        var problems = new Problems("x");
        RuleSheet sheet = Objects.requireNonNull(RuleSheet.read("filtering.drl.csv", SHEET.getBytes(UTF_8), problems));

        assertThat(problems.list()).isEmpty();
        assertThat(sheet.text())
                .doesNotContain("package")
                .contains("not in Texas")
                .contains("too small");
        int line = sheet.text().lines().toList().indexOf(lineWith(sheet.text(), "too small")) + 1;
        assertThat(sheet.placed(RuleProblem.error("filtering.drl", line + 7, "", "", "x"), 7))
                .isEqualTo(RuleProblem.error("filtering.drl.csv", 10, "", "", "x"));
    }

    @Test
    void garbageIsAProblemAndNoException() {
        for (byte[] content : List.of(new byte[0], "a,b\n".getBytes(UTF_8), new byte[] {'P', 'K', 3, 4, 1, 2})) {
            for (String path : List.of("filtering.drl.xlsx", "filtering.drl.csv")) {
                var problems = new Problems(path);
                RuleSheet sheet = RuleSheet.read(path, content, problems);
                assertThat(sheet == null).isEqualTo(!problems.list().isEmpty());
                assertThat(problems.list())
                        .allSatisfy(problem -> assertThat(problem.text()).doesNotContain("Exception"));
            }
        }
    }

    private static String lineWith(String text, String part) {
        return text.lines().filter(line -> line.contains(part)).findFirst().orElse("");
    }
}
