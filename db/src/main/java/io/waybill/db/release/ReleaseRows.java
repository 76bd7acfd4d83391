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

    /** The newest first. */
    static List<Release> list(Connection connection, @Nullable String flow, int skipped, int most) throws SQLException {
        // Numbers, not text of anybody's: TiDB takes no parameters there.
        String page = " ORDER BY at DESC, hash LIMIT " + most + " OFFSET " + skipped;
        return flow == null
                ? query(connection, SELECT + page)
                : query(connection, SELECT + "WHERE flow = ?" + page, flow);
    }

    private static List<Release> query(Connection connection, String sql, String... parameters) throws SQLException {
        List<Release> releases = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int place = 0; place < parameters.length; place++) {
                select.setString(place + 1, parameters[place]);
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
