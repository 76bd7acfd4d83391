package io.waybill.db.release;

import io.waybill.db.connection.Placeholders;
import io.waybill.db.connection.Transaction;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The contents of files, each kept once however many releases and drafts have it. */
final class ContentRows {
    private static final HexFormat HEX = HexFormat.of();

    /** Fits into a packet and a transaction of every database. */
    private static final int PART = 1 << 20;

    private static final int AT_ONCE = 200;
    private static final long TOGETHER = 2L << 20;

    private ContentRows() {}

    /** Keeps what is not kept yet, a few megabytes at a time: a large list would not fit into one transaction with others. */
    static void keep(Transaction transaction, Map<String, byte[]> bySha) {
        // In the same order on all nodes, so that none waits for another in a circle.
        var missing = new TreeMap<>(bySha);
        for (List<String> some : Placeholders.slices(bySha.keySet(), AT_ONCE)) {
            missing.keySet()
                    .removeAll(transaction.commit("To look for files", connection -> listKnown(connection, some)));
        }
        var together = new TreeMap<String, byte[]>();
        long size = 0;
        for (var file : missing.entrySet()) {
            together.put(file.getKey(), file.getValue());
            size += file.getValue().length;
            if (size > TOGETHER) {
                put(transaction, together);
                together.clear();
                size = 0;
            }
        }
        put(transaction, together);
    }

    private static void put(Transaction transaction, Map<String, byte[]> files) {
        if (!files.isEmpty()) {
            transaction.commit("To keep files", connection -> {
                for (var file : files.entrySet()) {
                    put(connection, file.getKey(), file.getValue());
                }
                return true;
            });
        }
    }

    private static Set<String> listKnown(Connection connection, List<String> shas) throws SQLException {
        Set<String> known = new HashSet<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT sha FROM release_contents WHERE part = 0 AND sha IN (" + Placeholders.of(shas.size()) + ")")) {
            set(select, shas);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    known.add(HEX.formatHex(rows.getBytes("sha")));
                }
            }
        }
        return known;
    }

    /** The last part first: a node that dies on the way leaves a file that is not there. */
    private static void put(Connection connection, String sha, byte[] content) throws SQLException {
        // Nodes that keep the same content at the same time write the same.
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT IGNORE INTO release_contents (sha, part, content) VALUES (?, ?, ?)")) {
            for (int part = Math.max(0, content.length - 1) / PART; part >= 0; part--) {
                int from = part * PART;
                int to = Math.min(content.length, from + PART);
                insert.setBytes(1, HEX.parseHex(sha));
                insert.setInt(2, part);
                insert.setBytes(3, Arrays.copyOfRange(content, from, to));
                insert.executeUpdate();
            }
        }
    }

    /** The contents by their hash; what is not kept is missing. */
    static Map<String, byte[]> list(Connection connection, Collection<String> shas) throws SQLException {
        Map<String, ByteArrayOutputStream> found = new HashMap<>();
        for (List<String> some : Placeholders.slices(Set.copyOf(shas), AT_ONCE)) {
            read(connection, some, found);
        }
        Map<String, byte[]> contents = new HashMap<>();
        found.forEach((sha, content) -> contents.put(sha, content.toByteArray()));
        return contents;
    }

    private static void read(Connection connection, List<String> shas, Map<String, ByteArrayOutputStream> into)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT sha, content FROM release_contents WHERE sha IN ("
                        + Placeholders.of(shas.size()) + ") ORDER BY sha, part")) {
            set(select, shas);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    into.computeIfAbsent(HEX.formatHex(rows.getBytes("sha")), sha -> new ByteArrayOutputStream())
                            .writeBytes(rows.getBytes("content"));
                }
            }
        }
    }

    private static void set(PreparedStatement statement, List<String> shas) throws SQLException {
        int place = 1;
        for (String sha : shas) {
            statement.setBytes(place++, HEX.parseHex(sha));
        }
    }
}
