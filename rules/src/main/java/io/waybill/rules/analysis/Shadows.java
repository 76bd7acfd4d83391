package io.waybill.rules.analysis;

import io.waybill.rules.table.Row;
import io.waybill.rules.table.TableKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;

/** Finds the rows of a table of which the first match counts that never count, because earlier rows take all of their leads. */
final class Shadows {
    private static final long STEPS_IN_ALL = 20_000_000;
    private static final long STEPS_A_ROW = 500_000;
    private static final long STEPS_TO_TELL = 20_000;
    private static final int MOST_TOLD = 12;

    private final Space space;
    private final Findings findings;
    private final Cover cover;
    private final IdentityHashMap<Box, Row> rowOf = new IdentityHashMap<>();
    private final List<Row> unknown = new ArrayList<>();

    Shadows(Space space, Findings findings) {
        this.space = space;
        this.findings = findings;
        this.cover = new Cover(space, STEPS_IN_ALL);
    }

    void find(TableKind kind) {
        List<Row> rows =
                space.rows().stream().filter(row -> !space.of(row).isEmpty()).toList();
        List<Box> boxes = rows.stream().map(space::of).toList();
        rows.forEach(row -> rowOf.put(space.of(row), row));
        var neighbours = new Neighbours(boxes);
        for (int place = 0; place < rows.size(); place++) {
            List<Box> near = neighbours.listBefore(place).stream()
                    .filter(before -> space.isClear(rows.get(before)))
                    .map(boxes::get)
                    .toList();
            look(rows.get(place), boxes.get(place), near);
        }
        if (!unknown.isEmpty()) {
            findings.table(
                    kind,
                    "Whether earlier rows leave anything to %s was not analysed: it takes too long. Maybe fewer conditions that overlap?"
                            .formatted(
                                    unknown.size() == 1 ? Findings.name(unknown.getFirst()) : Findings.names(unknown)));
        }
    }

    private void look(Row row, Box box, List<Box> near) {
        for (Box before : near) {
            if (before.covers(box)) {
                tell(row, box, row(before));
                return;
            }
        }
        if (near.size() > 1) {
            together(row, box, near);
        }
    }

    private void tell(Row row, Box box, Row before) {
        findings.row(
                row,
                space.of(before).areas().equals(box.areas())
                        ? "never counts: %s comes first and has the same conditions. Maybe delete one of the two?"
                                .formatted(Findings.name(before))
                        : "never counts: %s comes first and takes all of its leads. Maybe move this row above it, or delete it?"
                                .formatted(Findings.name(before)));
    }

    private void together(Row row, Box box, List<Box> near) {
        switch (cover.of(box, near, STEPS_A_ROW)) {
            case Cover.Answer.Covered(var by) -> {
                List<Box> few = by.size() > MOST_TOLD ? List.copyOf(by) : cover.fewest(box, by, STEPS_TO_TELL);
                List<Row> rows = few.stream()
                        .map(this::row)
                        .sorted(Comparator.comparingInt(Row::number))
                        .toList();
                findings.row(
                        row,
                        "never counts: %s come first and together take all of its leads. Maybe move this row above them, or delete it?"
                                .formatted(Findings.names(rows)));
            }
            case Cover.Answer.Open open -> {}
            case Cover.Answer.Unknown none -> unknown.add(row);
        }
    }

    private Row row(Box box) {
        Row row = rowOf.get(box);
        if (row == null) {
            throw new IllegalStateException("A box (%s) is of no row.".formatted(box));
        }
        return row;
    }
}
