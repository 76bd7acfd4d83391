package io.waybill.rules.analysis;

import io.waybill.rules.drl.Stage;
import io.waybill.rules.table.Row;
import io.waybill.rules.table.TableKind;
import io.waybill.rules.table.cell.Condition;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** Finds tiers that no lead gets to: no buyer is in them, or they open when the flow has given up. */
record Tiers(Analysed in, Findings findings) {
    void find(Space tiers, Space buyers) {
        if (in.isWhole(TableKind.BUYERS) && !in.ownRules().contains(Stage.SELECTION)) {
            Set<Integer> used = buyers.rows().stream()
                    .filter(row -> !buyers.of(row).isEmpty())
                    .map(row -> row.number("tier"))
                    .collect(Collectors.toSet());
            tiers.rows().stream().filter(row -> !used.contains(number(row))).forEach(this::empty);
            late(tiers.rows(), used::contains);
        } else {
            late(tiers.rows(), tier -> true);
        }
    }

    private void empty(Row row) {
        findings.row(
                row,
                "is a tier that no lead gets to: no row of buyers.csv that can match has tier %s. Maybe a buyer is missing, or delete the row?"
                        .formatted(row.id()));
    }

    /** A tier that waits for its own time, which comes after the flow's. */
    private void late(List<Row> rows, IntPredicate used) {
        Duration timeout = in.flow().terms().timeout();
        boolean plain = rows.stream()
                .allMatch(row -> !row.dates().limited()
                        && row.cells().stream().allMatch(cell -> cell.condition() instanceof Condition.Any));
        if (timeout == null || !plain || in.partial().contains(TableKind.TIERS)) {
            return;
        }
        List<Row> sorted =
                rows.stream().sorted(Comparator.comparingInt(Tiers::number)).toList();
        for (int at = 0; at < sorted.size(); at++) {
            Row row = sorted.get(at);
            boolean waits =
                    at == 0 ? number(row) == 1 : neighbours(sorted, at) && !opensNextAtOnce(sorted.get(at - 1), row);
            if (waits && used.test(number(row)) && row.duration("opens_after").compareTo(timeout) >= 0) {
                findings.cell(
                        row,
                        "opens_after",
                        row.duration("opens_after").toString().substring(2).toLowerCase(Locale.ROOT),
                        "is not before the flow's timeout in fields.yaml: no lead gets to tier %s. Maybe a longer timeout?"
                                .formatted(row.id()));
            }
        }
    }

    /** A tier between the two, without a row of its own, would open the next one at once. */
    private static boolean neighbours(List<Row> sorted, int at) {
        return number(sorted.get(at)) == number(sorted.get(at - 1)) + 1;
    }

    private static boolean opensNextAtOnce(Row row, Row next) {
        return row.has("advance")
                ? row.text("advance").equals("on_reject")
                : !next.duration("opens_after").isPositive();
    }

    private static int number(Row row) {
        return Integer.parseInt(row.id());
    }
}
