package io.waybill.rules.evaluate;

import io.waybill.rules.explain.MissedRow;
import io.waybill.rules.explain.ReadCell;
import io.waybill.rules.explain.ReadRow;
import io.waybill.rules.explain.WouldMatch;
import io.waybill.rules.table.Cell;
import io.waybill.rules.table.Inputs;
import io.waybill.rules.table.Row;
import io.waybill.rules.table.RowDates;
import io.waybill.rules.table.Table;
import io.waybill.rules.table.Unmet;
import io.waybill.rules.table.cell.Condition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads rows of tables beside a lead, for explanations. */
final class ReadRows {
    private static final Map<String, String> NEEDED =
            Map.of("on", "yes", "from", "a lead from that day on", "until", "a lead until that day");

    /** Nobody reads more. */
    private static final int MOST = 20;

    private ReadRows() {}

    static ReadRow of(Row row, Inputs in) {
        List<ReadCell> cells = row.cells().stream()
                .filter(cell -> !(cell.condition() instanceof Condition.Any))
                .map(cell -> of(cell, in))
                .toList();
        Map<String, String> outputs = new LinkedHashMap<>();
        new TreeMap<>(row.outputs()).forEach((name, value) -> outputs.put(name, text(value)));
        return new ReadRow(row.table(), row.id(), row.number(), cells, outputs);
    }

    private static ReadCell of(Cell cell, Inputs in) {
        return new ReadCell(
                cell.column().name(), cell.text(), findText(in, cell.column().input()), WouldMatch.words(cell));
    }

    /** What stands there; null when nothing does, or nothing that could be read. */
    static @Nullable String findText(Inputs in, String column) {
        Object value = in.value(column);
        return value == null ? null : text(value);
    }

    private static String text(Object value) {
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }
        return value instanceof Boolean yes ? (yes ? "yes" : "no") : value.toString();
    }

    /** The nearest of the rows that did not match, those with the fewest cells that are not met first. */
    static List<MissedRow> missed(Table table, List<Row> rows, Inputs in) {
        List<Missed> missed = new ArrayList<>();
        for (Row row : rows) {
            Unmet first = table.firstUnmet(row, in);
            if (first != null) {
                missed.add(missed(row, first, in));
            }
        }
        return missed.stream()
                .sorted(Comparator.comparingInt(Missed::count))
                .limit(MOST)
                .map(each -> new MissedRow(of(each.row, in), first(each, in), each.first.why(), each.count))
                .toList();
    }

    /**
     * A row that did not match.
     *
     * @param cell the first that is not met; null when the row does not count at all
     */
    private record Missed(Row row, Unmet first, @Nullable Cell cell, int count) {}

    private static Missed missed(Row row, Unmet first, Inputs in) {
        List<Cell> unmet =
                row.cells().stream().filter(cell -> !Table.holds(cell, in)).toList();
        boolean counts = switch (first.why()) {
            case OFF, BEFORE_FROM, AFTER_UNTIL -> false;
            case HELD_BACK, NOT_MET -> true;
        };
        return new Missed(row, first, counts ? unmet.getFirst() : null, unmet.size() + (counts ? 0 : 1));
    }

    private static ReadCell first(Missed missed, Inputs in) {
        return missed.cell == null
                ? new ReadCell(
                        missed.first.column(),
                        missed.first.cell(),
                        missed.row.on() ? findText(in, RowDates.COLUMN.input()) : null,
                        NEEDED.getOrDefault(missed.first.column(), ""))
                : of(missed.cell, in);
    }
}
