package io.waybill.db.release;

import io.waybill.db.connection.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements over releases. */
final class ReleaseRows {
    private static final String SELECT = "SELECT hash, flow, author, reason, at FROM releases ";

    private ReleaseRows() {}

    /** False when it is there already; waits for others who are about to keep the same. */
    static boolean insert(Connection connection, Release release) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT IGNORE INTO releases (hash, flow, author, reason, at) VALUES (?, ?, ?, ?, ?)")) {
            insert.setString(1, release.hash());
            insert.setString(2, release.flow());
            insert.setString(3, release.author());
            insert.setString(4, Columns.text(release.reason()));
            insert.setObject(5, Columns.time(release.at()));
            return insert.executeUpdate() == 1;
        }
    }

    static @Nullable Release find(Connection connection, String hash) throws SQLException {
        List<Release> found = query(connection, SELECT + "WHERE hash = ?", hash);
        return found.isEmpty() ? null : found.getFirst();
    }

    /** At most three, by hash: more than one is not what was meant anyway. */
    static List<Release> listByPrefix(Connection connection, String prefix) throws SQLException {
        return query(connection, SELECT + "WHERE hash >= ? AND hash < ? ORDER BY hash LIMIT 3", prefix, prefix + "g");
    }

    /** The newest first, after that one. */
    static List<Release> list(Connection connection, @Nullable String flow, @Nullable Release before, int most)
            throws SQLException {
        List<Object> values = new ArrayList<>();
        List<String> which = new ArrayList<>();
        if (flow != null) {
            which.add("flow = ?");
            values.add(flow);
        }
        if (before != null) {
            which.add("(at < ? OR (at = ? AND hash > ?))");
            values.addAll(List.of(Columns.time(before.at()), Columns.time(before.at()), before.hash()));
        }
        String where = which.isEmpty() ? "" : "WHERE " + String.join(" AND ", which);
        return query(connection, SELECT + where + " ORDER BY at DESC, hash LIMIT " + most, values.toArray());
    }

    private static List<Release> query(Connection connection, String sql, Object... parameters) throws SQLException {
        List<Release> releases = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int place = 0; place < parameters.length; place++) {
                select.setObject(place + 1, parameters[place]);
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    releases.add(new Release(
                            row.getString("hash"),
                            row.getString("flow"),
                            row.getString("author"),
                            row.getString("reason"),
                            Columns.getTime(row, "at")));
                }
            }
        }
        return List.copyOf(releases);
    }
}
