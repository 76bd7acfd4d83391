package io.waybill.rules.analysis;

import io.waybill.rules.table.Row;
import io.waybill.rules.table.TableKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds rows of tables of which all matches count that speak of the same thing for the same leads, and differ or repeat each other. */
final class Overlaps {
    private final Space space;
    private final Findings findings;

    Overlaps(Space space, Findings findings) {
        this.space = space;
        this.findings = findings;
    }

    void find(TableKind kind) {
        switch (kind) {
            case BUYERS ->
                eachGroup(row -> row.number("tier") + " " + row.text("recipient"), this::prices, this::sameSale);
            case ENHANCEMENTS -> eachGroup(row -> row.text("enhancement"), this::calls, this::sameCall);
            case SCORES -> eachGroup(row -> "", (row, before) -> false, this::samePoints);
            // The id of a tier is its number, which no two rows may have; of the others only the first match counts.
            case TIERS, FILTERS, PURCHASE, OUTCOMES -> {}
        }
    }

    /** What a row says about another that comes before it; whether that was worth a finding. */
    private interface Pair {
        boolean look(Row row, Row before);
    }

    private void eachGroup(Function<Row, String> about, Pair differing, Pair repeating) {
        Map<String, List<Row>> groups = space.rows().stream()
                .filter(row -> !space.of(row).isEmpty())
                .collect(Collectors.groupingBy(about, LinkedHashMap::new, Collectors.toList()));
        for (List<Row> group : groups.values()) {
            for (int at = 1; at < group.size(); at++) {
                look(group.get(at), group.subList(0, at), differing, repeating);
            }
        }
    }

    private void look(Row row, List<Row> before, Pair differing, Pair repeating) {
        Box box = space.of(row);
        List<Row> near =
                before.stream().filter(other -> space.of(other).meets(box)).toList();
        if (near.stream().noneMatch(other -> differing.look(row, other))) {
            var _ = near.stream().anyMatch(other -> repeating.look(row, other));
        }
    }

    /** A recipient gets a lead once: the row that comes first by order. */
    private boolean prices(Row row, Row before) {
        return !row.price("price").equals(before.price("price"))
                && differs(
                        row,
                        before,
                        "price",
                        "differs from %s of %s: some leads match both rows, and %s is offered each once. Maybe other conditions, or another tier?"
                                .formatted(before.price("price"), Findings.name(before), row.text("recipient")));
    }

    private boolean sameSale(Row row, Row before) {
        boolean same = row.price("price").equals(before.price("price"))
                && row.number("weight") == before.number("weight")
                && row.cents("floor") == before.cents("floor");
        List<Row> turns = new ArrayList<>(List.of(before, row));
        turns.sort(Comparator.comparingInt(each -> each.number("order")));
        return same && repeats(turns.getLast(), turns.getFirst(), "offers the same leads to the same recipient as");
    }

    private boolean calls(Row row, Row before) {
        if (row.yes("required") != before.yes("required")) {
            return differs(
                    row,
                    before,
                    "required",
                    "differs from %s: for leads that match both rows %s is required all the same. Maybe other conditions?"
                            .formatted(Findings.name(before), row.text("enhancement")));
        }
        return row.yes("required")
                && !failure(row).equals(failure(before))
                && differs(
                        row,
                        before,
                        "on_failure",
                        "differs from \"%s\" of %s: some leads match both rows. Maybe other conditions?"
                                .formatted(before.text("on_failure"), Findings.name(before)));
    }

    private boolean sameCall(Row row, Row before) {
        return row.number("percent") <= before.number("percent")
                && repeats(row, before, "asks for the same leads what is already asked by");
    }

    /** To park is to review. */
    private static String failure(Row row) {
        String word = row.text("on_failure");
        return word.equals("park") ? "review" : word;
    }

    private boolean samePoints(Row row, Row before) {
        boolean same = row.number("points") == before.number("points")
                && space.isClear(row)
                && space.isClear(before)
                && space.of(row).areas().equals(space.of(before).areas());
        if (same) {
            findings.row(
                    row,
                    "repeats %s: leads get the points of both. Maybe delete one of the two?"
                            .formatted(Findings.name(before)));
        }
        return same;
    }

    /** A finding only where a lead can be named that matches both. */
    private boolean differs(Row row, Row before, String column, String text) {
        boolean certain = space.isClear(row)
                && space.isClear(before)
                && !space.sure(space.of(row).and(space.of(before))).isEmpty();
        if (certain) {
            findings.cell(row, column, row.has(column) ? row.text(column) : "", text);
        }
        return certain;
    }

    private boolean repeats(Row row, Row before, String what) {
        boolean all = space.isClear(before) && space.of(before).covers(space.of(row));
        if (all) {
            findings.row(row, "adds nothing: it %s %s. Maybe delete it?".formatted(what, Findings.name(before)));
        }
        return all;
    }
}
