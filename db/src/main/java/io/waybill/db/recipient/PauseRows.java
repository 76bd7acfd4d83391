package io.waybill.db.recipient;

import io.waybill.db.connection.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The statements over the recipients, in whatever transaction the connection is in. */
public final class PauseRows {
    // The first reason stays: what follows from it says less. Columns are set in this order, so "paused" comes last.
    private static final String PAUSE = """
            INSERT INTO recipients (id, paused, reason, since) VALUES (?, TRUE, ?, ?)
            ON DUPLICATE KEY UPDATE reason = IF(paused, reason, VALUES(reason)), since = IF(paused, since, VALUES(since)), paused = TRUE""";

    private PauseRows() {}

    /** Pauses the recipients that are not paused yet. */
    public static void insert(Connection connection, Collection<Pause> pauses) throws SQLException {
        if (pauses.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(PAUSE)) {
            for (Pause pause : pauses) {
                insert.setString(1, pause.recipient());
                insert.setString(2, Columns.text(pause.reason()));
                insert.setObject(3, Columns.time(pause.since()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    static void resume(Connection connection, String id, Instant at) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE recipients SET paused = FALSE, reason = NULL, since = ? WHERE id = ? AND paused")) {
            update.setObject(1, Columns.time(at));
            update.setString(2, id);
            update.executeUpdate();
        }
    }

    static Map<String, Pause> listPaused(Connection connection) throws SQLException {
        Map<String, Pause> paused = new HashMap<>();
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT id, reason, since FROM recipients WHERE paused");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                Instant since = Columns.getTime(rows, "since");
                paused.put(rows.getString(1), new Pause(rows.getString(1), rows.getString(2), since));
            }
        }
        return Map.copyOf(paused);
    }
}
