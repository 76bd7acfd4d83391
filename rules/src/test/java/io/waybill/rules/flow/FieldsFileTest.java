package io.waybill.rules.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.rules.Known;
import io.waybill.rules.RuleProblem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsFileTest {
    private static final String FILE = "rules/flows/loans/fields.yaml";
    private static final TypeShape TEXT = new TypeShape(ValueKind.TEXT, Map.of());
    private static final Known KNOWN = new Known(
            Map.of("string", TEXT, "phone", TEXT, "state", TEXT, "number", new TypeShape(ValueKind.NUMBER, Map.of())),
            Set.of(),
            Set.of(),
            Map.of());

    @Test
    void aFlowIsReadInTheOrderOfTheFile() {
        FieldsFile file = read("""
                \uFEFFname: Personal loans
                wait: 500ms          # short
                unsold: success
                test: yes
                fields:
                  phone_1: phone
                  off: string
                  loan_amount: { type: number, required: true }
                  state:
                    type: state
                """);

        assertThat(file.problems()).isEmpty();
        assertThat(file.flow().name()).isEqualTo("Personal loans");
        assertThat(file.flow().answerWithin()).isEqualTo(Duration.ofMillis(500));
        assertThat(file.flow().unsoldOutcome()).isEqualTo("success");
        assertThat(file.flow().test()).isTrue();
        assertThat(file.flow().fields().values())
                .containsExactly(
                        new FieldSpec("phone_1", "phone", false),
                        new FieldSpec("off", "string", false),
                        new FieldSpec("loan_amount", "number", true),
                        new FieldSpec("state", "state", false));
    }

    @Test
    void whatBecomesOfReturnsIsRead() {
        FieldsFile file = read("fields: { a: string }\nreturns: { resell: yes, pay_back: yes }");
        assertThat(file.problems()).isEmpty();
        assertThat(file.flow().terms().returns()).isEqualTo(new FlowTerms.Returns(true, true));
        assertThat(read("fields: { a: string }").flow().terms().returns()).isEqualTo(FlowTerms.Returns.KEPT);
    }

    @Test
    void payIsOnlyGivenBackWhereLeadsAreSoldAgain() {
        assertThat(read("fields: { a: string }\nreturns: { pay_back: yes }").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).contains("Maybe resell: yes"));
    }

    @Test
    void whatIsNotSaidHasADefault() {
        FlowDefinition flow = read("fields: { a: string }").flow();

        assertThat(flow.answerWithin()).isEqualTo(Duration.ofSeconds(10));
        assertThat(flow.unsoldOutcome()).isEqualTo("failure");
        assertThat(flow.test()).isFalse();
    }

    @Test
    void everyMistakeIsReportedWithItsLine() {
        FieldsFile file = read("""
                nme: Loans
                wait: soon
                unsold: sucess
                test: maybe
                fields:
                  a.b: string
                  phone_1: fone
                  amount: { typ: number, required: 1 }
                  amount: number
                  list: [string]
                """);

        assertThat(file.problems().stream().map(FieldsFileTest::told).toList())
                .containsExactlyInAnyOrder(
                        "1 nme: \"nme\" is not a setting of a flow. Maybe name?",
                        "2 wait: \"soon\" is not a duration. Maybe 500ms, 10s, 5m, 24h or 2d?",
                        "3 unsold: \"sucess\" is none of failure, success. Maybe success?",
                        "4 test: \"maybe\" is not yes or no. Maybe true?",
                        "6 a.b: \"a.b\" is not a name for a field. Maybe letters, digits and _ only?",
                        "7 phone_1: \"fone\" is not a type. Maybe phone?",
                        "8 typ: \"typ\" is not a setting of a field. Maybe type?",
                        "8 amount: \"\" The field has no type. Maybe type: string?",
                        "8 required: \"1\" is not yes or no. Maybe true?",
                        "9 amount: \"amount\" stands here a second time. Maybe another name?",
                        "10 : \"\" The field list is not a map. Maybe write name: value, one a line?",
                        "10 list: \"\" The field has no type. Maybe type: string?");
        assertThat(file.problems())
                .allSatisfy(problem -> assertThat(problem.file()).isEqualTo(FILE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# only a comment",
                "- a\n- b",
                "just text",
                "fields:\n\tphone: phone",
                "fields: {",
                "fields: [a, b]",
                "fields: &a { x: *a }",
                "name: !!javax.script.ScriptEngineManager [x]",
                "? [a, b]\n: c",
                "a: b: c",
                "{{ x }}: y",
                "name: [x]\nfields: {a: string}",
                "%YAML 9.9\n---\nx",
                "fields: {a: string}\n---\nfields: {b: string}",
                "\u0000\u0001"
            })
    void whatIsNoFlowIsAProblem(String text) {
        assertThat(read(text).problems())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.text()).endsWith("?"));
    }

    @Test
    void aFieldThatTablesCannotReadIsWorthAWarning() {
        FieldsFile file = read("fields: { source: string }");

        assertThat(file.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(RuleProblem.Severity.WARNING);
            assertThat(problem.column()).isEqualTo("source");
        });
        assertThat(file.flow().fields()).containsKey("source");
    }

    @Test
    void anAliasBombStaysSmall() {
        var bomb = new StringBuilder("fields: { a: string }\nname: &a0 [x]\n");
        for (int level = 1; level < 40; level++) {
            String alias = "*a" + (level - 1);
            bomb.append(
                    "k%d: &a%d [%s]%n".formatted(level, level, String.join(", ", List.of(alias, alias, alias, alias))));
        }

        assertThat(read(bomb.toString()).problems()).isNotEmpty();
    }

    @Test
    void deepNestingIsAProblem() {
        assertThat(read("a: " + "[".repeat(100_000)).problems()).isNotEmpty();
        assertThat(read("a: " + "{a: ".repeat(100_000)).problems()).isNotEmpty();
    }

    @Test
    void anotherEncodingIsAProblemWithItsLine() {
        byte[] latin = "name: x\nfields: {}\n# é".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(FieldsFile.read(FILE, latin, KNOWN).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.row()).isEqualTo(3));
        assertThat(FieldsFile.read(FILE, "name: x".getBytes(StandardCharsets.UTF_16), KNOWN)
                        .problems())
                .isNotEmpty();
    }

    @Test
    void noBytesEverThrow() {
        var random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            String signs = "fields: {}[]&*!|>-?\n\t\"'#%@`a\u0000\u00ff";
            byte[] bytes = new byte[random.nextInt(200)];
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = (byte) signs.charAt(random.nextInt(signs.length()));
            }
            assertThat(FieldsFile.read(FILE, bytes, KNOWN).flow()).isNotNull();
        }
        byte[] garbage = new byte[10_000_000];
        random.nextBytes(garbage);
        assertThat(FieldsFile.read(FILE, garbage, KNOWN).problems()).isNotEmpty();
        assertThat(FieldsFile.read(FILE, "a: b\n".repeat(2_000_000).getBytes(StandardCharsets.UTF_8), KNOWN)
                        .problems())
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "500ms,PT0.5S",
        "10s,PT10S",
        "1m,PT1M",
        "24h,PT24H",
        "2d,PT48H",
        "5 M,PT5M",
        "0s,PT0S",
        "999999999d,P999999999D"
    })
    void durationsAreNumbersWithAUnit(String text, Duration expected) {
        assertThat(DurationText.find(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "s", "-1s", "1.5s", "1h30m", "10 sec", "9999999999s", "１s"})
    void anythingElseIsNoDuration(String text) {
        assertThat(DurationText.find(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"stat,state", "STATE,state", "loan_amout,loan_amount", "sate,state", "zzz,", "a,"})
    void theNearestNameIsSuggested(String word, String expected) {
        assertThat(Suggestion.findNearest(word, List.of("status", "state", "loan_amount")))
                .isEqualTo(expected);
    }

    private static String told(RuleProblem problem) {
        return "%d %s: \"%s\" %s".formatted(problem.row(), problem.column(), problem.cell(), problem.text());
    }

    private static FieldsFile read(String text) {
        return FieldsFile.read(FILE, text.getBytes(StandardCharsets.UTF_8), KNOWN);
    }
}
