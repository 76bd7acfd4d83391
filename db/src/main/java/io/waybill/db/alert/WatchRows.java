package io.waybill.db.alert;

import io.waybill.db.alert.WatchedMinutes.Sum;
import io.waybill.db.connection.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The statements over the watch and its minutes, in whatever transaction the connection is in. */
final class WatchRows {
    private static final String COUNT_ATTEMPTS = """
            INSERT INTO watched_minutes (minute, subject, total, failed)
            SELECT ?, recipient, COUNT(*), SUM(CASE WHEN outcome IN ('error', 'unknown') THEN 1 ELSE 0 END)
            FROM delivery_outcomes WHERE at >= ? AND at < ? GROUP BY recipient""";
    private static final String COUNT_WAITING = """
            INSERT INTO watched_minutes (minute, subject, total, failed)
            SELECT ?, '', COUNT(*), 0 FROM leads WHERE state IN ('review', 'remediation')""";
    private static final String SUMS = """
            SELECT subject, SUM(total) AS total, SUM(failed) AS failed FROM watched_minutes
            WHERE minute >= ? AND minute < ? AND subject <> '' GROUP BY subject""";
    private static final String WAITING =
            "SELECT total FROM watched_minutes WHERE minute >= ? AND minute < ? AND subject = '' ORDER BY minute LIMIT 1";

    private WatchRows() {}

    static boolean claim(Connection connection, Instant now, Instant before) throws SQLException {
        return change(connection, "UPDATE alert_watch SET looked_at = ? WHERE id = 1 AND looked_at <= ?", now, before)
                == 1;
    }

    static Instant counted(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT counted FROM alert_watch WHERE id = 1");
                ResultSet rows = select.executeQuery()) {
            return rows.next() ? Columns.getTime(rows, "counted") : Instant.EPOCH;
        }
    }

    /** Whether nobody was faster. */
    static boolean advance(Connection connection, Instant from, Instant to) throws SQLException {
        return change(connection, "UPDATE alert_watch SET counted = ? WHERE id = 1 AND counted = ?", to, from) == 1;
    }

    static void count(Connection connection, Instant minute, Instant end) throws SQLException {
        change(connection, COUNT_ATTEMPTS, minute, minute, end);
        change(connection, COUNT_WAITING, minute);
    }

    static void prune(Connection connection, Instant before) throws SQLException {
        change(connection, "DELETE FROM watched_minutes WHERE minute < ? LIMIT 10000", before);
    }

    static Map<String, Sum> sums(Connection connection, Instant from, Instant to) throws SQLException {
        Map<String, Sum> sums = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(SUMS)) {
            select.setObject(1, Columns.time(from));
            select.setObject(2, Columns.time(to));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    sums.put(rows.getString("subject"), new Sum(rows.getLong("total"), rows.getLong("failed")));
                }
            }
        }
        return Map.copyOf(sums);
    }

    static @Nullable Long findWaiting(Connection connection, Instant from, Instant to) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(WAITING)) {
            select.setObject(1, Columns.time(from));
            select.setObject(2, Columns.time(to));
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? rows.getLong("total") : null;
            }
        }
    }

    private static int change(Connection connection, String sql, Instant... times) throws SQLException {
        try (PreparedStatement change = connection.prepareStatement(sql)) {
            for (int i = 0; i < times.length; i++) {
                change.setObject(i + 1, Columns.time(times[i]));
            }
            return change.executeUpdate();
        }
    }
}
