package io.waybill.rules.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.rules.Known;
import io.waybill.rules.RuleProblem;
import io.waybill.rules.flow.TypeShape;
import io.waybill.rules.flow.ValueKind;
import io.waybill.rules.table.Row;
import io.waybill.rules.table.TableKind;
import io.waybill.rules.table.cell.Reading;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small random tables, compared with what happens to every lead of a small world that has all that cells can tell apart. */
class AgainstAllLeadsTest {
    private static final int TABLES = Integer.getInteger("waybill.analysis.tables", 60);
    private static final Known KNOWN = new Known(
            Map.of(
                    "string", new TypeShape(ValueKind.TEXT, Map.of()),
                    "number", new TypeShape(ValueKind.NUMBER, Map.of()),
                    "boolean", new TypeShape(ValueKind.BOOLEAN, Map.of())),
            Set.of("demo"),
            Set.of("r1", "r2"),
            Map.of());
    private static final String[] TEXTS = {
        "", "a", "b", "\"a, b\"", "not a", "starts a", "starts ab", "\"starts b, aa\"", "contains b", "contains ab",
                "not contains b",
        "a..b", "aa..ba", "not aa..ab", "present", "missing", "valid", "invalid", "in @some", "not in @some",
                "\"aa, ab, ba, bb\"", "not starts a",
    };
    private static final String[] NUMBERS = {
        "",
        "1",
        "\"1, 3\"",
        ">= 2",
        "< 2",
        "> 2",
        "<= 2",
        "1..3",
        "2..2",
        "not 1..3",
        "\"1, 2..3\"",
        "missing",
        "invalid",
        "not missing",
        "not 2",
        "> 3",
    };
    private static final String[] BOOLEANS = {"", "", "yes", "no", "\"yes, no\"", "not yes", "missing", "present"};

    private static final Object MISSING = "MISSING";
    private static final Object INVALID = "INVALID";

    private final List<Object> texts = new ArrayList<>(List.of(MISSING, INVALID));
    private final List<Object> numbers = new ArrayList<>(List.of(MISSING, INVALID));
    private final List<Object> booleans = List.of(MISSING, INVALID, true, false);

    AgainstAllLeadsTest() {
        words("", 4);
        IntStream.rangeClosed(1, 9).forEach(half -> numbers.add(new BigDecimal(half).divide(new BigDecimal(2))));
    }

    private void words(String begun, int more) {
        if (!begun.isEmpty()) {
            texts.add(begun);
        }
        if (more > 0) {
            for (String letter : List.of("a", "b", "c", "0")) {
                words(begun + letter, more - 1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void findsJustTheRowsThatNeverCount(long seed) {
        var random = new Random(seed);
        for (int table = 0; table < TABLES; table++) {
            var flow = flow(random, "purchase", "pay", () -> random.nextInt(3) + ".00");
            List<Row> rows = flow.tables().rows().getOrDefault(TableKind.PURCHASE, List.of());
            Set<Integer> counted = new HashSet<>();
            boolean gap = forEachLead(
                    rows, matching -> counted.add(matching.getFirst().number()));
            Set<Integer> never = rows.stream()
                    .map(Row::number)
                    .filter(row -> !counted.contains(row))
                    .collect(Collectors.toCollection(TreeSet::new));
            List<RuleProblem> found = flow.problems();
            assertThat(rowsOf(found)).as("%s", describe(flow)).isEqualTo(never);
            assertThat(found.stream().anyMatch(problem -> problem.text().startsWith("No row for")))
                    .as("%s", describe(flow))
                    .isEqualTo(gap);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void findsJustTheRowsThatNeverMatchOrDisagree(long seed) {
        var random = new Random(seed);
        for (int table = 0; table < TABLES; table++) {
            var flow = flow(
                    random,
                    "buyers",
                    "recipient,price",
                    () -> "r" + (1 + random.nextInt(2)) + "," + (1 + random.nextInt(2)) + ".00");
            List<Row> rows = flow.tables().rows().getOrDefault(TableKind.BUYERS, List.of());
            Set<Integer> matched = new HashSet<>();
            Set<Integer> disagreeing = new TreeSet<>();
            forEachLead(rows, matching -> {
                matching.forEach(row -> matched.add(row.number()));
                disagreeing.addAll(listDisagreeing(matching));
            });
            Set<Integer> expected = rows.stream()
                    .map(Row::number)
                    .filter(row -> !matched.contains(row))
                    .collect(Collectors.toCollection(TreeSet::new));
            expected.addAll(disagreeing);
            Set<Integer> found = rowsOf(flow.problems().stream()
                    .filter(problem -> !problem.text().startsWith("adds nothing"))
                    .toList());
            assertThat(found).as("%s", describe(flow)).isEqualTo(expected);
        }
    }

    /** The later row of each pair that has another price for the same recipient. */
    private static Set<Integer> listDisagreeing(List<Row> matching) {
        Set<Integer> rows = new TreeSet<>();
        for (int at = 1; at < matching.size(); at++) {
            for (Row before : matching.subList(0, at)) {
                Row row = matching.get(at);
                if (row.text("recipient").equals(before.text("recipient"))
                        && !row.price("price").equals(before.price("price"))) {
                    rows.add(row.number());
                }
            }
        }
        return rows;
    }

    /** Whether any lead matches no row. */
    private boolean forEachLead(List<Row> rows, Consumer<List<Row>> matches) {
        Set<List<Integer>> seen = new HashSet<>();
        boolean unmatched = false;
        for (List<Row> byText : patterns(rows, 0, texts)) {
            for (List<Row> byNumber : patterns(byText, 1, numbers)) {
                for (List<Row> byBoolean : patterns(byNumber, 2, booleans)) {
                    unmatched |= byBoolean.isEmpty();
                    if (!byBoolean.isEmpty()
                            && seen.add(byBoolean.stream().map(Row::number).toList())) {
                        matches.accept(byBoolean);
                    }
                }
            }
        }
        return unmatched;
    }

    /** The different sets of rows that accept a value of one column. */
    private static Set<List<Row>> patterns(List<Row> rows, int column, List<Object> values) {
        Set<List<Row>> patterns = new HashSet<>();
        for (Object value : values) {
            Predicate<Row> accepts = row -> {
                var cell = row.cells().get(column);
                boolean none = value.equals(MISSING) || value.equals(INVALID);
                return cell.condition()
                        .holds(Reading.of(cell.column().type(), none ? null : value, !value.equals(MISSING)));
            };
            patterns.add(rows.stream().filter(accepts).toList());
        }
        return patterns;
    }

    private static AnalysedFixture flow(Random random, String table, String outputs, Supplier<String> output) {
        var csv = new StringBuilder("id,t,n,b," + outputs + "\n");
        int rows = 2 + random.nextInt(7);
        for (int row = 0; row < rows; row++) {
            csv.append("r")
                    .append(row + 2)
                    .append(',')
                    .append(one(random, TEXTS))
                    .append(',')
                    .append(one(random, NUMBERS))
                    .append(',')
                    .append(one(random, BOOLEANS))
                    .append(',')
                    .append(output.get())
                    .append('\n');
        }
        return AnalysedFixture.flow()
                .known(KNOWN)
                .list("some", "aa\nb\n")
                .with("fields.yaml", "name: X\nfields: { t: string, n: number, b: boolean }\n")
                .with(table + ".csv", csv.toString());
    }

    private static String one(Random random, String[] cells) {
        return cells[random.nextInt(cells.length)];
    }

    private static Set<Integer> rowsOf(List<RuleProblem> problems) {
        return problems.stream()
                .filter(problem -> problem.file().endsWith(".csv") && problem.row() > 0)
                .map(RuleProblem::row)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String describe(AnalysedFixture flow) {
        return flow.tables().rows().values().stream()
                        .flatMap(List::stream)
                        .map(row -> row.number() + ": "
                                + row.cells().stream().map(cell -> cell.text()).toList())
                        .collect(Collectors.joining("\n"))
                + "\n" + flow.problems();
    }
}
