package io.waybill.rules.analysis;

import io.waybill.rules.table.Cell;
import io.waybill.rules.table.Row;
import io.waybill.rules.table.RowDates;
import io.waybill.rules.table.cell.Condition;
import io.waybill.rules.table.cell.Condition.Any;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All that one table's columns can hold, and the rows that are on as boxes in it. For one thread. */
final class Space {
    private static final Condition ANY = new Any();

    private final List<Axis> axes = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final List<Tie> ties;
    private final List<Row> rows;
    private final IdentityHashMap<Row, Box> boxes = new IdentityHashMap<>();
    private final IdentityHashMap<Row, Boolean> unclear = new IdentityHashMap<>();

    /** @param rows of one table */
    Space(List<Row> rows, Domains domains) {
        Map<String, Set<Condition>> conditions = new LinkedHashMap<>();
        for (Row row : rows) {
            if (row.dates().limited()) {
                conditions
                        .computeIfAbsent(RowDates.COLUMN.input(), none -> new LinkedHashSet<>())
                        .add(row.dates().condition());
            }
            for (Cell cell : row.cells()) {
                if (!(cell.condition() instanceof Any)) {
                    conditions
                            .computeIfAbsent(cell.column().input(), none -> new LinkedHashSet<>())
                            .add(cell.condition());
                }
            }
        }
        domains.listFieldsBehind(conditions.keySet()).forEach(field -> conditions.putIfAbsent(field, Set.of()));
        conditions.forEach((column, asked) -> {
            places.put(column, axes.size());
            axes.add(new Axis(column, domains.of(column), asked, domains.lists()));
        });
        this.ties = domains.ties(axes);
        this.rows = rows.stream().filter(Row::on).toList();
        this.rows.forEach(row -> boxes.put(row, box(row)));
    }

    private Box box(Row row) {
        List<Area> areas = new ArrayList<>(axes.stream().map(Axis::all).toList());
        narrow(
                areas,
                RowDates.COLUMN.input(),
                row.dates().limited() ? row.dates().condition() : ANY,
                row);
        row.cells().forEach(cell -> narrow(areas, cell.column().input(), cell.condition(), row));
        return possible(new Box(areas));
    }

    private void narrow(List<Area> areas, String column, Condition condition, Row row) {
        if (condition instanceof Any) {
            return;
        }
        int place = places.getOrDefault(column, -1);
        Area before = areas.get(place);
        Area where = axes.get(place).where(condition);
        areas.set(place, before.covers(where) ? where : before.and(where));
        if (!axes.get(place).isClear(condition)) {
            unclear.put(row, true);
        }
    }

    /** The box without what cannot be; empty when nothing of it can. */
    Box possible(Box box) {
        Box tight = box;
        boolean changed = !ties.isEmpty();
        while (changed && !tight.isEmpty()) {
            changed = false;
            for (Tie tie : ties) {
                if (tie.isBroken(tight)) {
                    tight = tie.tighten(tight);
                    changed = true;
                }
            }
        }
        return tight;
    }

    List<Axis> axes() {
        return axes;
    }

    /** The rows that are on, in the order of the table. */
    List<Row> rows() {
        return rows;
    }

    /** Where the row matches, or at least may. */
    Box of(Row row) {
        Box box = boxes.get(row);
        if (box == null) {
            throw new IllegalArgumentException("Row (%s) is not one of the rows that are on.".formatted(row));
        }
        return box;
    }

    /** Whether it is known exactly where the row matches. */
    boolean isClear(Row row) {
        return !unclear.containsKey(row);
    }

    /** The whole. */
    Box all() {
        return possible(new Box(axes.stream().map(Axis::all).toList()));
    }

    /** What is left of the box where values are known for all of it. */
    Box sure(Box box) {
        return possible(box.and(new Box(axes.stream().map(Axis::sure).toList())));
    }

    /** Where these cells hold, whatever their row says beside. */
    Box only(List<Cell> cells) {
        Box box = new Box(axes.stream().map(Axis::all).toList());
        for (Cell cell : cells) {
            Integer place = places.get(cell.column().input());
            box = place == null ? box : box.with(place, box.on(place).and(where(cell)));
        }
        return box;
    }

    /** Where the cell alone holds. */
    Area where(Cell cell) {
        Integer place = places.get(cell.column().input());
        return place == null ? Area.between(0, 1) : axes.get(place).where(cell.condition());
    }
}
