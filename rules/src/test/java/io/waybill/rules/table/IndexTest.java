package io.waybill.rules.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.rules.table.cell.CellGrammar;
import io.waybill.rules.table.cell.CellType;
import io.waybill.rules.table.cell.Condition;
import io.waybill.rules.table.cell.NamedLists;
import io.waybill.rules.table.cell.Parsed;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Random tables of every form against random leads: the index must say what every row's conditions say one by one. */
class IndexTest {
    private static final List<String> WORDS =
            List.of("CA", "ny", "Tx", "straße", "7871", "787", "42", "yes", "no", "a, b");
    private static final CellGrammar GRAMMAR = new CellGrammar(
            NamedLists.read(Map.of("some", "ca\n42\nyes\n7871".getBytes(StandardCharsets.UTF_8), "none", new byte[0])));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theIndexAgreesWithTryingEveryRow(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            List<Column> columns = columns(random, 1 + random.nextInt(4));
            TableKind kind = random.nextBoolean() ? TableKind.FILTERS : TableKind.BUYERS;
            Table table = new Table(kind, rows(random, kind, columns, random.nextInt(120)));
            for (int lead = 0; lead < 15; lead++) {
                Given in = given(random, columns);
                assertThat(table.matches(in))
                        .as("seed %d, round %d", seed, round)
                        .isEqualTo(tried(table, in));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(CellType.class)
    void theIndexAgreesOnALongColumn(CellType type) {
        var random = new Random(type.name().hashCode());
        List<Column> columns = List.of(new Column("c", "c", type, null));
        Table table = new Table(TableKind.BUYERS, rows(random, TableKind.BUYERS, columns, 3_000));
        for (int lead = 0; lead < 50; lead++) {
            Given in = given(random, columns);
            assertThat(table.matches(in)).isEqualTo(tried(table, in));
        }
    }

    private static List<Row> tried(Table table, Inputs in) {
        Stream<Row> matching = table.rows().stream().filter(row -> table.firstUnmet(row, in) == null);
        return (table.kind().hitPolicy() == HitPolicy.FIRST ? matching.limit(1) : matching).toList();
    }

    private static List<Column> columns(Random random, int count) {
        List<Column> columns = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            columns.add(new Column("c" + at, "c" + at, pick(random, List.of(CellType.values())), null));
        }
        return columns;
    }

    private static List<Row> rows(Random random, TableKind kind, List<Column> columns, int count) {
        List<Row> rows = new ArrayList<>();
        for (int number = 2; number < count + 2; number++) {
            List<Cell> cells =
                    columns.stream().map(column -> cell(random, column)).toList();
            LocalDate from = random.nextInt(8) == 0 ? date(random) : null;
            LocalDate until = random.nextInt(8) == 0 ? date(random) : null;
            boolean on = random.nextInt(20) > 0;
            rows.add(new Row(kind, "r" + number, number, on, new RowDates(from, until), cells, Map.of()));
        }
        return rows;
    }

    private static Cell cell(Random random, Column column) {
        String text =
                random.nextInt(3) == 0 ? "" : (random.nextInt(4) == 0 ? "not " : "") + form(random, column.type());
        return switch (GRAMMAR.read(text, column.type())) {
            case Parsed.Good<Condition>(Condition condition) -> new Cell(column, text, condition);
            case Parsed.Bad<Condition>(String mistake) -> throw new AssertionError(text + " " + mistake);
        };
    }

    private static String form(Random random, CellType type) {
        if (random.nextInt(5) == 0) {
            return pick(random, List.of("present", "missing", "valid", "invalid"));
        }
        return switch (type) {
            case TEXT -> text(random, List.of("ca..tz", "787..788"));
            case OPEN -> random.nextBoolean() ? text(random, List.of("1..50, mobile")) : ordered(random, type);
            case NUMBER, STATUS, DATE, TIME -> ordered(random, type);
            case BOOLEAN -> pick(random, List.of("yes", "no", "yes, no"));
            case DAY -> pick(random, List.of("Mon", "Mon-Fri", "Fri-Mon", "Sat, Sun", "Tue, Thu-Fri"));
        };
    }

    private static String text(Random random, List<String> more) {
        String word = '"' + pick(random, WORDS) + '"';
        String other = '"' + pick(random, WORDS) + '"';
        List<String> forms = new ArrayList<>(more);
        forms.addAll(List.of(
                word, word + ", " + other, "starts " + word, "starts " + word + "," + other, "in @some", "in @none"));
        forms.addAll(List.of("contains " + other, "~ ^[A-Z]", "~ (?i)a", "contains 7"));
        return pick(random, forms);
    }

    private static String ordered(Random random, CellType type) {
        String one = literal(random, type);
        String two = literal(random, type);
        boolean turned = type == CellType.TIME || value(one, type).compareTo(value(two, type)) <= 0;
        String range = turned ? one + ".." + two : two + ".." + one;
        List<String> forms = List.of(
                one, one + ", " + two, range, one + ", " + range, ">= " + one, "> " + one, "<= " + one, "< " + one);
        boolean listed = type == CellType.NUMBER && random.nextInt(10) == 0;
        return listed ? "in @some" : pick(random, forms);
    }

    private static BigDecimal value(String literal, CellType type) {
        return type == CellType.DATE ? new BigDecimal(literal.replace("-", "")) : new BigDecimal(literal);
    }

    private static String literal(Random random, CellType type) {
        return switch (type) {
            case STATUS -> String.valueOf(100 + random.nextInt(500));
            case DATE -> date(random).toString();
            case TIME -> time(random).toString();
            case TEXT, NUMBER, BOOLEAN, DAY, OPEN ->
                String.valueOf(random.nextInt(50)) + (random.nextBoolean() ? ".5" : "");
        };
    }

    private static LocalDate date(Random random) {
        return LocalDate.of(2026, 1, 1).plusDays(random.nextInt(30));
    }

    private static LocalTime time(Random random) {
        return LocalTime.of(random.nextInt(24), 30 * random.nextInt(2));
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static Given given(Random random, List<Column> columns) {
        Map<String, Object> values = new HashMap<>();
        Map<String, Boolean> states = new HashMap<>();
        for (Column column : columns) {
            switch (random.nextInt(12)) {
                case 0 -> states.put(column.input(), true);
                case 1 -> {}
                case 2 -> states.put(column.input(), false);
                default -> values.put(column.input(), value(random, column.type()));
            }
        }
        if (random.nextInt(6) > 0) {
            values.put(RowDates.COLUMN.input(), date(random));
        }
        return new Given(values, states);
    }

    private static Object value(Random random, CellType type) {
        return switch (type) {
            case TEXT -> pick(random, WORDS);
            case NUMBER -> new BigDecimal(literal(random, type)).setScale(random.nextInt(1, 4));
            case STATUS -> 100 + random.nextInt(500);
            case BOOLEAN -> random.nextBoolean();
            case DATE -> date(random);
            case TIME -> time(random).plusSeconds(random.nextInt(2));
            case DAY -> DayOfWeek.of(1 + random.nextInt(7));
            case OPEN ->
                pick(
                        random,
                        List.of(pick(random, WORDS), true, false, new BigDecimal(literal(random, type)), "mobile"));
        };
    }

    /** @param states for columns without a value: true is invalid, false is pending; neither is missing */
    private record Given(Map<String, Object> values, Map<String, Boolean> states) implements Inputs {
        @Override
        public @Nullable Object value(String column) {
            return values.get(column);
        }

        @Override
        public boolean present(String column) {
            return values.containsKey(column) || Boolean.TRUE.equals(states.get(column));
        }

        @Override
        public boolean pending(String column) {
            return Boolean.FALSE.equals(states.get(column));
        }
    }
}
