package io.waybill.app.release;

import io.waybill.rules.table.TableKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two sets of files: tables row by row and cell by cell, everything else line by line.
 *
 * @param tables in the order of their paths
 * @param files those that are no tables, and tables that are new, gone or not to be compared row by row
 */
record Difference(List<TableDifference> tables, List<FileDifference> files) {
    private static final byte[] NOTHING = new byte[0];

    Difference {
        tables = List.copyOf(tables);
        files = List.copyOf(files);
    }

    /**
     * From one to the other.
     *
     * @param flow whose tables are compared as tables
     */
    static Difference between(String flow, SortedMap<String, byte[]> from, SortedMap<String, byte[]> to) {
        var tables = new ArrayList<TableDifference>();
        var files = new ArrayList<FileDifference>();
        var paths = new TreeSet<>(from.keySet());
        paths.addAll(to.keySet());
        for (String path : paths) {
            byte @Nullable [] before = from.get(path);
            byte @Nullable [] after = to.get(path);
            if (!Arrays.equals(before, after)) {
                var rows = before == null || after == null ? null : rows(flow, path, before, after);
                if (rows == null) {
                    files.add(FileDifference.of(path, before, after));
                } else {
                    tables.add(rows);
                }
            }
        }
        return new Difference(tables, files);
    }

    private static @Nullable TableDifference rows(String flow, String path, byte[] before, byte[] after) {
        var file = FlowFile.of(flow, path);
        var table = TableKind.find(file.name());
        if (file.kind() != FlowFile.Kind.TABLE || !path.endsWith(".csv") || table == null) {
            return null;
        }
        var from = TableRows.read(table, before);
        var to = TableRows.read(table, after);
        if (from == null || to == null) {
            return null;
        }
        var rows = TableDifference.of(file.name(), path, from, to);
        // What differs is only how it is written: line ends, quotes, comments.
        return rows.isEmpty() ? null : rows;
    }

    boolean isEmpty() {
        return tables.isEmpty() && files.isEmpty();
    }

    static byte[] orNothing(byte @Nullable [] content) {
        return content == null ? NOTHING : content;
    }
}
