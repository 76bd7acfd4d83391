package io.waybill.db.list;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The statements over the parts that lists are loaded into. */
final class PartRows {
    /** So many rows at once hold no lock for long. */
    private static final int SOME = 5_000;

    private PartRows() {}

    /** A new, empty part that nobody reads yet. */
    static long create(Connection connection, String list) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO list_parts (list, state, since) VALUES (?, 'loading', UTC_TIMESTAMP(6))",
                Statement.RETURN_GENERATED_KEYS)) {
            insert.setString(1, list);
            insert.executeUpdate();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        }
    }

    /** Sets what becomes of the part, or says that it is still being loaded. */
    static void mark(Connection connection, long part, String state) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE list_parts SET state = ?, since = UTC_TIMESTAMP(6) WHERE id = ?")) {
            update.setString(1, state);
            update.setLong(2, part);
            update.executeUpdate();
        }
    }

    /** How many of the hashes were not there yet. */
    static int insert(Connection connection, long part, List<byte[]> hashes) throws SQLException {
        String sql = "INSERT IGNORE INTO list_entries (part, hash) VALUES "
                + String.join(",", Collections.nCopies(hashes.size(), "(?,?)"));
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            int at = 1;
            for (byte[] hash : hashes) {
                insert.setLong(at++, part);
                insert.setBytes(at++, hash);
            }
            return insert.executeUpdate();
        }
    }

    /** Adds to one part what another holds between two ends; how many were not there yet. */
    static int merge(Connection connection, long from, long into, byte[] first, byte[] last) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT IGNORE INTO list_entries (part, hash)
                SELECT ?, hash FROM list_entries WHERE part = ? AND hash BETWEEN ? AND ?""")) {
            insert.setLong(1, into);
            insert.setLong(2, from);
            insert.setBytes(3, first);
            insert.setBytes(4, last);
            return insert.executeUpdate();
        }
    }

    /** Parts that nobody reads any more: replaced for a minute, or left by a process that died while loading. */
    static List<Long> listLeft(Connection connection) throws SQLException {
        List<Long> parts = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("""
                        SELECT id FROM list_parts
                        WHERE (state = 'old' AND since < UTC_TIMESTAMP(6) - INTERVAL 1 MINUTE)
                           OR (state = 'loading' AND since < UTC_TIMESTAMP(6) - INTERVAL 1 HOUR)""");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                parts.add(rows.getLong(1));
            }
        }
        return parts;
    }

    /** Deletes some entries of the part, and the part itself once there are none; whether it is gone. */
    static boolean delete(Connection connection, long part) throws SQLException {
        try (PreparedStatement entries =
                        connection.prepareStatement("DELETE FROM list_entries WHERE part = ? LIMIT " + SOME);
                PreparedStatement itself = connection.prepareStatement("DELETE FROM list_parts WHERE id = ?")) {
            entries.setLong(1, part);
            if (entries.executeUpdate() == SOME) {
                return false;
            }
            itself.setLong(1, part);
            itself.executeUpdate();
            return true;
        }
    }
}
