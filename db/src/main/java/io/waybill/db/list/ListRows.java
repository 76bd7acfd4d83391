package io.waybill.db.list;

import io.waybill.db.connection.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The statements over lists as they count, in whatever transaction the connection is in. */
final class ListRows {
    private static final HexFormat HEX = HexFormat.of();

    private ListRows() {}

    static Map<String, UploadedList> list(Connection connection) throws SQLException {
        Map<String, UploadedList> lists = new TreeMap<>();
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT name, part, type, digest, entries, updated_at FROM lists");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                UploadedList list = list(rows);
                lists.put(list.name(), list);
            }
        }
        return Collections.unmodifiableMap(lists);
    }

    /** The list, locked until the transaction ends; null when there is none of that name. */
    static @Nullable UploadedList findLocked(Connection connection, String name) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT name, part, type, digest, entries, updated_at FROM lists WHERE name = ? FOR UPDATE")) {
            select.setString(1, name);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? list(rows) : null;
            }
        }
    }

    private static UploadedList list(ResultSet row) throws SQLException {
        return new UploadedList(
                row.getString("name"),
                row.getLong("part"),
                row.getString("type"),
                row.getString("digest"),
                row.getLong("entries"),
                Columns.getTime(row, "updated_at"));
    }

    static void put(Connection connection, UploadedList list) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO lists (name, part, type, digest, entries, updated_at) VALUES (?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE part = VALUES(part), type = VALUES(type), digest = VALUES(digest),
                    entries = VALUES(entries), updated_at = VALUES(updated_at)""")) {
            insert.setString(1, list.name());
            insert.setLong(2, list.part());
            insert.setString(3, list.type());
            insert.setString(4, list.digest());
            insert.setLong(5, list.entries());
            insert.setObject(6, Columns.time(list.updated()));
            insert.executeUpdate();
        }
    }

    static void delete(Connection connection, String name) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM lists WHERE name = ?")) {
            delete.setString(1, name);
            delete.executeUpdate();
        }
    }

    /** Those of the entries that are there. */
    static Set<ListEntry> listHeld(Connection connection, List<ListEntry> entries) throws SQLException {
        Set<ListEntry> held = new HashSet<>();
        String sql = "SELECT part, hash FROM list_entries WHERE "
                + String.join(" OR ", Collections.nCopies(entries.size(), "(part = ? AND hash = ?)"));
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int at = 1;
            for (ListEntry entry : entries) {
                select.setLong(at++, entry.part());
                select.setBytes(at++, HEX.parseHex(entry.hash()));
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    held.add(new ListEntry(rows.getLong(1), HEX.formatHex(rows.getBytes(2))));
                }
            }
        }
        return held;
    }

    /** 1, or 0 when it was not there. */
    static int remove(Connection connection, ListEntry entry) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM list_entries WHERE part = ? AND hash = ?")) {
            delete.setLong(1, entry.part());
            delete.setBytes(2, HEX.parseHex(entry.hash()));
            return delete.executeUpdate();
        }
    }
}
