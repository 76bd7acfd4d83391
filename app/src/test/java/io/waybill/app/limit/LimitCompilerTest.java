package io.waybill.app.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.mappings.terms.Cap;
import io.waybill.mappings.terms.Cap.Measure;
import io.waybill.mappings.terms.Period;
import io.waybill.mappings.yaml.Place;
import io.waybill.rules.fact.Lead;
import io.waybill.rules.flow.FieldSpec;
import io.waybill.rules.flow.FlowDefinition;
import io.waybill.rules.flow.TypeShape;
import io.waybill.rules.flow.ValueKind;
import io.waybill.rules.table.cell.NamedLists;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitCompilerTest {
    private static final FlowShape SHAPE = new FlowShape(
            new FlowDefinition(
                    "Loans",
                    Duration.ZERO,
                    "failure",
                    false,
                    Map.of(
                            "state", new FieldSpec("state", "text", false),
                            "amount", new FieldSpec("amount", "number", false),
                            "email", new FieldSpec("email", "mail", false))),
            Map.of(
                    "text", new TypeShape(ValueKind.TEXT, Map.of()),
                    "number", new TypeShape(ValueKind.NUMBER, Map.of()),
                    "mail", new TypeShape(ValueKind.TEXT, Map.of("domain", ValueKind.TEXT))));
    private static final Lead LEAD = new Lead(
            "1",
            50,
            Map.of("state", "CA", "amount", new BigDecimal("15000"), "email.domain", "a.example"),
            Map.of("email", "x"));

    private final LimitCompiler compiler = new LimitCompiler(
            SHAPE, NamedLists.read(Map.of("west", "CA\nNV\n".getBytes(StandardCharsets.UTF_8)), Set.of("uploaded")));

    private static Cap cap(long amount, Cap.When... conditions) {
        return new Cap(Measure.LEADS, amount, Period.DAY, ZoneOffset.UTC, List.of(conditions));
    }

    private static Cap.When when(String column, String cell) {
        return new Cap.When(column, cell, new Place("mappings/recipients/a.yaml", 7, "caps.when." + column));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "state | ca, NY | true",
                "state | not CA | false",
                "state | in @west | true",
                "amount | >= 15000 | true",
                "amount | 1..100 | false",
                "email.domain | a.example | true",
                "email | invalid | true",
                "source | web | true",
                "source | other | false",
                "zip | present | false",
                "zip | 94612 | false",
                "zip | missing | true"
            })
    void conditionsMeanWhatTheyMeanInTables(String column, String cell, boolean holds) {
        var limits = compiler.compile(Owner.RECIPIENT, "a", List.of(cap(5, when(column, cell))));

        assertThat(compiler.problems()).isEmpty();
        assertThat(limits.getFirst().isAbout(LEAD, "web")).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "amount | lots | is not a number",
                "state | in @west-coast | names a list that is not there",
                "state | in @uploaded | names an uploaded list"
            })
    void aCellThatMakesNoSenseIsToldWithItsPlace(String column, String cell, String text) {
        compiler.compile(Owner.RECIPIENT, "a", List.of(cap(5, when(column, cell))));

        assertThat(compiler.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("mappings/recipients/a.yaml");
            assertThat(problem.row()).isEqualTo(7);
            assertThat(problem.cell()).isEqualTo(cell);
            assertThat(problem.text()).contains(text);
        });
    }

    @Test
    void ofTwoCapsThatCountTheSameTheSmallerIsEnough() {
        assertThat(compiler.compile(Owner.RECIPIENT, "a", List.of(cap(5), cap(3))))
                .singleElement()
                .satisfies(limit -> assertThat(limit.cap().amount()).isEqualTo(3));
    }

    @Test
    void longNamesStayApartAndFitTheDatabase() {
        var one = CounterNames.of(Owner.RECIPIENT, "a".repeat(300) + "1", cap(5));
        var other = CounterNames.of(Owner.RECIPIENT, "a".repeat(300) + "2", cap(5));

        assertThat(one).isNotEqualTo(other).hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void aReasonSaysWhoseCapItIs() {
        assertThat(compiler.compile(Owner.SOURCE, "web", List.of(cap(5)))
                        .getFirst()
                        .reached())
                .isEqualTo("cap of source web (5 leads per day) is reached");
        assertThat(compiler.compile(Owner.RECIPIENT, "a", List.of(cap(5)))
                        .getFirst()
                        .reached())
                .isEqualTo("cap of 5 leads per day is reached");
    }
}
