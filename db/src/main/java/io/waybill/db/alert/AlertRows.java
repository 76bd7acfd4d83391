package io.waybill.db.alert;

import io.waybill.db.connection.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The statements over the alerts, in whatever transaction the connection is in. */
public final class AlertRows {
    private AlertRows() {}

    /** Adds the alerts; long texts are cut to their column. */
    public static void insert(Connection connection, Collection<Alert> alerts) throws SQLException {
        if (alerts.isEmpty()) {
            return;
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO alerts (kind, text, recipient, at) VALUES (?, ?, ?, ?)")) {
            for (Alert alert : alerts) {
                insert.setString(1, alert.kind());
                insert.setString(2, Columns.text(alert.text()));
                insert.setString(3, alert.recipient());
                insert.setObject(4, Columns.time(alert.at()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    static List<Alert> list(Connection connection, int limit) throws SQLException {
        List<Alert> alerts = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT kind, text, recipient, at FROM alerts ORDER BY at DESC, id DESC LIMIT ?")) {
            select.setInt(1, limit);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Instant at = Columns.getTime(rows, "at");
                    alerts.add(new Alert(rows.getString(1), rows.getString(2), rows.getString(3), at));
                }
            }
        }
        return List.copyOf(alerts);
    }
}
