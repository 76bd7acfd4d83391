package io.waybill.rules.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.waybill.rules.Known;
import io.waybill.rules.flow.FieldSpec;
import io.waybill.rules.flow.FlowDefinition;
import io.waybill.rules.flow.TypeShape;
import io.waybill.rules.flow.ValueKind;
import io.waybill.rules.table.cell.CellGrammar;
import io.waybill.rules.table.cell.CellType;
import io.waybill.rules.table.cell.Condition;
import io.waybill.rules.table.cell.NamedLists;
import io.waybill.rules.table.cell.Parsed;
import io.waybill.rules.table.cell.Reading;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever stands in a cell, it is a condition, a value or a problem, and never anything else. {@code -Dwaybill.fuzz.cells=10000000} reads that many
 * cells, {@code -Dwaybill.fuzz.seed=N} others.
 */
class CellFuzzTest {
    private static final int CELLS = Integer.getInteger("waybill.fuzz.cells", 200_000);
    private static final long SEED = Long.getLong("waybill.fuzz.seed", 20_260_131L);
    private static final NamedLists LISTS = NamedLists.read(Map.of("states", "CA\nNY\n".getBytes(UTF_8)));
    private static final List<String> VALUES = List.of("CA", "", "700", "a".repeat(2_000), "\u0000", "x,y\"z");
    private static final Known KNOWN = new Known(
            Map.of(
                    "text", new TypeShape(ValueKind.TEXT, Map.of("part", ValueKind.TEXT)),
                    "number", new TypeShape(ValueKind.NUMBER, Map.of()),
                    "boolean", new TypeShape(ValueKind.BOOLEAN, Map.of()),
                    "date", new TypeShape(ValueKind.DATE, Map.of("age", ValueKind.NUMBER)),
                    "time", new TypeShape(ValueKind.TIME, Map.of()),
                    "day", new TypeShape(ValueKind.DAY, Map.of())),
            Set.of("demo"),
            Set.of("abc-lending"),
            Map.of("phone-check", Set.of("type")));
    private static final FlowDefinition FLOW =
            new FlowDefinition("Loans", Duration.ofSeconds(1), "failure", false, fields());

    @ParameterizedTest
    @EnumSource
    void everyCellIsAConditionOrAProblem(CellType type) {
        var random = new Random(SEED + type.name().hashCode());
        var grammar = new CellGrammar(LISTS);
        List<Reading> readings = readings(type);
        for (int cell = 0; cell < CELLS / 2 / CellType.values().length; cell++) {
            read(grammar, HostileCells.random(random), type, readings);
        }
        HostileCells.CORPUS.forEach(text -> read(grammar, text, type, readings));
    }

    @ParameterizedTest
    @EnumSource
    void everyTableIsRowsAndProblems(TableKind kind) {
        var random = new Random(SEED - kind.name().hashCode());
        var reader = new TableReader(FLOW, KNOWN, LISTS);
        List<String> columns = columns(kind);
        int rows = 40;
        for (int table = 0; table < CELLS / 2 / TableKind.values().length / rows / columns.size() + 1; table++) {
            byte[] csv = csv(columns, random, rows);
            TableFile file = reader.read(kind, "fuzz.csv", csv);
            file.problems()
                    .forEach(problem -> assertThat(problem.text())
                            .isNotBlank()
                            .doesNotContain("Exception")
                            .hasSizeLessThan(1_000));
            Map<String, Object> lead = Map.of("state", "CA", "amount", new BigDecimal("700"), "source", "demo");
            var inputs = new Values(lead);
            Set<Row> matches = new HashSet<>(file.table().matches(inputs));
            List<Row> unhindered = file.table().rows().stream()
                    .filter(row -> file.table().firstUnmet(row, inputs) == null)
                    .toList();
            boolean first = kind.hitPolicy() == HitPolicy.FIRST;
            assertThat(matches)
                    .containsExactlyInAnyOrderElementsOf(
                            first ? unhindered.stream().limit(1).toList() : unhindered);
        }
    }

    @Test
    void textOfCellsComesOutAsItWentIn() {
        var reader = new TableReader(FLOW, KNOWN, LISTS);
        for (String text : HostileCells.CORPUS) {
            boolean kept = text.length() < 30_000 && Sheet.trimmed(text).equals(text) && text.indexOf('\uD800') < 0;
            if (kept && !text.isEmpty() && UTF_8.newEncoder().canEncode(text)) {
                var out = new StringWriter();
                CsvWriter.builder()
                        .bufferSize(0)
                        .build(out)
                        .writeRecord("id", "reject")
                        .writeRecord("a", text);
                TableFile file =
                        reader.read(TableKind.FILTERS, "f", out.toString().getBytes(UTF_8));

                assertThat(file.problems()).isEmpty();
                assertThat(file.table().rows().getFirst().text("reject")).isEqualTo(text);
            }
        }
    }

    private static void read(CellGrammar grammar, String text, CellType type, List<Reading> readings) {
        switch (grammar.read(text, type)) {
            case Parsed.Good<Condition>(Condition condition) ->
                readings.forEach(reading ->
                        assertThat(condition.holds(reading)).isEqualTo(!new Condition.Not(condition).holds(reading)));
            case Parsed.Bad<Condition>(String mistake) ->
                assertThat(mistake).isNotBlank().doesNotContain("Exception").hasSizeLessThan(1_000);
        }
    }

    private static List<Reading> readings(CellType type) {
        List<Reading> readings = new ArrayList<>();
        readings.add(Reading.of(type, null, false));
        readings.add(Reading.of(type, null, true));
        VALUES.forEach(value -> readings.add(Reading.of(type, value, true)));
        for (Object value :
                List.of(new BigDecimal("700"), true, LocalDate.of(2026, 1, 31), LocalTime.NOON, DayOfWeek.MONDAY)) {
            readings.add(Reading.of(type, value, true));
        }
        return readings;
    }

    private static List<String> columns(TableKind kind) {
        List<String> columns = new ArrayList<>(List.of("id", "note", "from", "until", "on"));
        columns.addAll(
                kind == TableKind.OUTCOMES
                        ? List.of("recipient", "status", "fault", "body", "header.retry-after", "attempt")
                        : List.of(
                                "state",
                                "amount",
                                "employed",
                                "dob",
                                "dob.age",
                                "call_at",
                                "source",
                                "score",
                                "local.day"));
        columns.addAll(kind.listOutputs());
        return columns;
    }

    private static byte[] csv(List<String> columns, Random random, int rows) {
        var out = new StringWriter();
        CsvWriter writer = CsvWriter.builder().bufferSize(0).build(out);
        writer.writeRecord(columns);
        for (int row = 0; row < rows; row++) {
            List<String> cells = HostileCells.random(random, columns.size());
            if (random.nextInt(4) > 0) {
                cells.set(0, "row-" + row);
            }
            writer.writeRecord(cells);
        }
        return out.toString().getBytes(UTF_8);
    }

    private static Map<String, FieldSpec> fields() {
        Map<String, FieldSpec> fields = new HashMap<>();
        Map.of("state", "text", "amount", "number", "employed", "boolean", "dob", "date", "call_at", "time")
                .forEach((name, type) -> fields.put(name, new FieldSpec(name, type, false)));
        return fields;
    }

    private record Values(Map<String, Object> values) implements Inputs {
        @Override
        public @Nullable Object value(String column) {
            return values.get(column);
        }

        @Override
        public boolean present(String column) {
            return values.containsKey(column);
        }

        @Override
        public boolean pending(String column) {
            return false;
        }
    }
}
