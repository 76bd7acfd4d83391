package io.waybill.rules.analysis;

import io.waybill.rules.table.Row;
import io.waybill.rules.table.TableKind;
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
            case BUYERS -> eachGroup(row -> row.number("tier") + " " + row.text("recipient"), this::offer);
            case ENHANCEMENTS -> eachGroup(row -> row.text("enhancement"), this::call);
            case SCORES -> eachGroup(row -> "", row -> new Entry(row, space.of(row), "", row.number("points")));
            // The id of a tier is its number, which no two rows may have; of the others only the first match counts.
            case TIERS, FILTERS, PURCHASE, OUTCOMES -> {}
        }
    }

    /**
     * A row, with its outputs taken out.
     *
     * @param says what no two rows may say differently of the same lead
     * @param beside what else it says
     */
    private record Entry(Row row, Box box, Object says, Object beside) {}

    private Entry offer(Row row) {
        return new Entry(row, space.of(row), row.price("price"), List.of(row.number("weight"), row.cents("floor")));
    }

    private Entry call(Row row) {
        String says = row.yes("required") ? "required, " + failure(row) : "";
        return new Entry(row, space.of(row), says, row.number("percent"));
    }

    private void eachGroup(Function<Row, String> about, Function<Row, Entry> entry) {
        Map<String, List<Entry>> groups = space.rows().stream()
                .filter(row -> !space.of(row).isEmpty())
                .collect(Collectors.groupingBy(
                        about, LinkedHashMap::new, Collectors.mapping(entry, Collectors.toList())));
        for (List<Entry> group : groups.values()) {
            var neighbours = new Neighbours(group.stream().map(Entry::box).toList());
            for (int at = 1; at < group.size(); at++) {
                look(
                        group.get(at),
                        neighbours.listBefore(at).stream().map(group::get).toList());
            }
        }
    }

    private void look(Entry entry, List<Entry> near) {
        for (Entry before : near) {
            if (!before.says().equals(entry.says()) && isCertain(entry, before)) {
                differs(entry.row(), before.row());
                return;
            }
        }
        for (Entry before : near) {
            if (before.says().equals(entry.says()) && repeats(entry, before)) {
                return;
            }
        }
    }

    /** Only where a lead can be named that matches both. */
    private boolean isCertain(Entry entry, Entry before) {
        return space.isClear(entry.row())
                && space.isClear(before.row())
                && !space.sure(entry.box().and(before.box())).isEmpty();
    }

    private void differs(Row row, Row before) {
        if (row.kind() == TableKind.BUYERS) {
            findings.cell(
                    row,
                    "price",
                    row.price("price").toString(),
                    "differs from %s of %s: some leads match both rows, and %s is offered each once. Maybe other conditions, or another tier?"
                            .formatted(before.price("price"), Findings.name(before), row.text("recipient")));
        } else if (row.yes("required") != before.yes("required")) {
            findings.cell(
                    row,
                    "required",
                    row.yes("required") ? "yes" : "no",
                    "differs from %s: for leads that match both rows %s is required all the same. Maybe other conditions?"
                            .formatted(Findings.name(before), row.text("enhancement")));
        } else {
            findings.cell(
                    row,
                    "on_failure",
                    row.text("on_failure"),
                    "differs from \"%s\" of %s: some leads match both rows. Maybe other conditions?"
                            .formatted(before.text("on_failure"), Findings.name(before)));
        }
    }

    private boolean repeats(Entry entry, Entry before) {
        Row row = entry.row();
        return switch (row.kind()) {
            case BUYERS -> {
                // Of two rows for the same recipient that by order, else by place, is first.
                boolean later = row.number("order") >= before.row().number("order");
                yield entry.beside().equals(before.beside())
                        && addsNothing(
                                later ? entry : before,
                                later ? before : entry,
                                "offers the same leads to the same recipient as");
            }
            case ENHANCEMENTS ->
                row.number("percent") <= before.row().number("percent")
                        && addsNothing(entry, before, "asks for the same leads what is already asked by");
            case SCORES -> samePoints(entry, before);
            case TIERS, FILTERS, PURCHASE, OUTCOMES -> false;
        };
    }

    /** To park is to review. */
    private static String failure(Row row) {
        String word = row.text("on_failure");
        return word.equals("park") ? "review" : word;
    }

    private boolean samePoints(Entry entry, Entry before) {
        boolean same = entry.beside().equals(before.beside())
                && space.isClear(entry.row())
                && space.isClear(before.row())
                && entry.box().areas().equals(before.box().areas());
        if (same) {
            findings.row(
                    entry.row(),
                    "repeats %s: leads get the points of both. Maybe delete one of the two?"
                            .formatted(Findings.name(before.row())));
        }
        return same;
    }

    private boolean addsNothing(Entry entry, Entry before, String what) {
        boolean all = space.isClear(before.row()) && before.box().covers(entry.box());
        if (all) {
            findings.row(
                    entry.row(),
                    "adds nothing: it %s %s. Maybe delete it?".formatted(what, Findings.name(before.row())));
        }
        return all;
    }
}
