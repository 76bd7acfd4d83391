package io.waybill.db.alert;

import io.waybill.db.connection.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The statements over the alerts, in whatever transaction the connection is in. */
public final class AlertRows {
    private static final String COLUMNS = "id, kind, text, recipient, at, matter, ended_at";
    private static final String INSERT =
            "INSERT INTO alerts (kind, text, recipient, at, matter) VALUES (?, ?, ?, ?, ?)";
    /** One that is there is seen without a lock, so that those who fail together do not wait for each other. */
    private static final String INSERT_ONCE = """
            INSERT INTO alerts (kind, text, recipient, at, matter) SELECT ?, ?, ?, ?, ? FROM DUAL
            WHERE NOT EXISTS (SELECT 1 FROM alerts a WHERE a.matter = ?) ON DUPLICATE KEY UPDATE matter = VALUES(matter)""";

    private AlertRows() {}

    /** Adds the alerts but those whose matter lasts already; long texts are cut to their column. */
    public static void insert(Connection connection, Collection<Alert> alerts) throws SQLException {
        List<Alert> once =
                alerts.stream().filter(alert -> alert.matter() == null).toList();
        if (!once.isEmpty()) {
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                for (Alert alert : once) {
                    set(insert, alert);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
        // All nodes in the same order, so that they do not wait for each other crosswise.
        List<Alert> lasting = alerts.stream()
                .filter(alert -> alert.matter() != null)
                .sorted(Comparator.comparing(alert -> String.valueOf(alert.matter())))
                .toList();
        for (Alert alert : lasting) {
            try (PreparedStatement insert = connection.prepareStatement(INSERT_ONCE)) {
                set(insert, alert);
                insert.setString(6, alert.matter());
                insert.executeUpdate();
            }
        }
    }

    private static void set(PreparedStatement insert, Alert alert) throws SQLException {
        insert.setString(1, alert.kind());
        insert.setString(2, Columns.text(alert.text()));
        insert.setString(3, alert.recipient());
        insert.setObject(4, Columns.time(alert.at()));
        insert.setString(5, alert.matter());
    }

    /** The matter is over; nothing happens where no alert of it lasts. */
    public static void end(Connection connection, String matter, Instant at) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE alerts SET ended_at = ?, matter = NULL WHERE matter = ?")) {
            update.setObject(1, Columns.time(at));
            update.setString(2, matter);
            update.executeUpdate();
        }
    }

    static List<RaisedAlert> list(Connection connection, int limit) throws SQLException {
        return select(connection, "ORDER BY at DESC, id DESC LIMIT ?", limit);
    }

    static List<RaisedAlert> listOpen(Connection connection, int limit) throws SQLException {
        return select(connection, "WHERE matter IS NOT NULL ORDER BY matter LIMIT ?", limit);
    }

    static List<RaisedAlert> listOf(Connection connection, long notice) throws SQLException {
        return select(connection, "WHERE notice = ? ORDER BY id", notice);
    }

    private static List<RaisedAlert> select(Connection connection, String which, long number) throws SQLException {
        List<RaisedAlert> alerts = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT " + COLUMNS + " FROM alerts " + which)) {
            select.setLong(1, number);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    alerts.add(read(rows));
                }
            }
        }
        return List.copyOf(alerts);
    }

    private static RaisedAlert read(ResultSet row) throws SQLException {
        LocalDateTime ended = row.getObject("ended_at", LocalDateTime.class);
        Alert alert = new Alert(
                row.getString("kind"),
                row.getString("text"),
                row.getString("recipient"),
                Columns.getTime(row, "at"),
                row.getString("matter"));
        return new RaisedAlert(row.getLong("id"), alert, ended == null ? null : ended.toInstant(ZoneOffset.UTC));
    }
}
