package io.waybill.app.release;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * What differs between two states of a table, by the ids of its rows.
 *
 * @param moved rows that stand elsewhere among those that are in both
 */
record TableDifference(
        String table, String file, List<Line> added, List<Line> removed, List<Change> changed, List<Move> moved) {
    /** A row with its cells by column. */
    record Line(String row, Map<String, String> cells) {}

    /** One cell; empty where its column is not there. */
    record Change(String table, String row, String column, String from, String to) {}

    /** A row and its place among all rows, from 1. */
    record Move(String row, int from, int to) {}

    TableDifference {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        changed = List.copyOf(changed);
        moved = List.copyOf(moved);
    }

    static TableDifference of(String table, String file, TableRows from, TableRows to) {
        return new TableDifference(
                table, file, only(to, from), only(from, to), changes(table, from, to), moves(from.ids(), to.ids()));
    }

    boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty() && moved.isEmpty();
    }

    private static List<Line> only(TableRows in, TableRows notIn) {
        var lines = new ArrayList<Line>();
        in.rows().forEach((row, cells) -> {
            if (!notIn.rows().containsKey(row)) {
                lines.add(new Line(row, cells));
            }
        });
        return lines;
    }

    private static List<Change> changes(String table, TableRows from, TableRows to) {
        var columns = new LinkedHashSet<>(from.columns());
        columns.addAll(to.columns());
        var changes = new ArrayList<Change>();
        for (String row : from.ids()) {
            if (to.rows().containsKey(row)) {
                for (String column : columns) {
                    var before = from.cell(row, column);
                    var after = to.cell(row, column);
                    if (!before.equals(after)) {
                        changes.add(new Change(table, row, column, before, after));
                    }
                }
            }
        }
        return changes;
    }

    /** As few as possible: those beside the longest run of rows that kept their order. */
    private static List<Move> moves(List<String> from, List<String> to) {
        var places = new HashMap<String, Integer>();
        for (int place = 0; place < from.size(); place++) {
            places.put(from.get(place), place);
        }
        var common = to.stream().filter(places::containsKey).toList();
        var before = common.stream().map(places::get).toList();
        var kept = LongestRun.of(before);
        var now = new HashMap<String, Integer>();
        for (int place = 0; place < to.size(); place++) {
            now.put(to.get(place), place);
        }
        var moves = new ArrayList<Move>();
        for (int place = 0; place < common.size(); place++) {
            if (!kept.contains(before.get(place))) {
                var row = common.get(place);
                moves.add(new Move(row, before.get(place) + 1, now.getOrDefault(row, 0) + 1));
            }
        }
        return moves;
    }
}
