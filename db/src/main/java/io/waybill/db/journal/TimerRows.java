package io.waybill.db.journal;

import io.waybill.db.connection.Columns;
import io.waybill.db.journal.JournalEntry.Wake;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** Timers as db-scheduler keeps them, written here because many of them share a statement and the entry's transaction. */
final class TimerRows {
    /** The scheduler's name for the task of all leads. */
    static final String TASK = "lead";

    private static final int ID_LENGTH = 32;

    private TimerRows() {}

    static void insert(Connection connection, List<JournalEntry> entries) throws SQLException {
        if (entries.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version) VALUES (?, ?, ?, FALSE, 1)")) {
            for (JournalEntry entry : entries) {
                Wake wake = Objects.requireNonNull(entry.wake());
                insert.setString(1, TASK);
                insert.setString(2, entry.lead() + "-" + entry.firstSeq());
                insert.setObject(3, Columns.time(wake.at()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /**
     * Gives back the timers that earlier starts of the node held when they were killed, rather than waiting until those count as dead.
     *
     * @param names what the names of all starts of the node begin with
     * @param self this start's name, which is as long as theirs
     */
    static int giveBack(Connection connection, String names, String self) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                UPDATE scheduled_tasks SET picked = FALSE, picked_by = NULL, last_heartbeat = NULL, version = version + 1
                WHERE task_name = ? AND picked AND picked_by <> ?
                  AND CHAR_LENGTH(picked_by) = CHAR_LENGTH(?) AND LEFT(picked_by, CHAR_LENGTH(?)) = ?""")) {
            update.setString(1, TASK);
            update.setString(2, self);
            update.setString(3, self);
            update.setString(4, names);
            update.setString(5, names);
            return update.executeUpdate();
        }
    }

    /** The lead whose timer the scheduler calls by this name. */
    static String leadOf(String instance) {
        return instance.substring(0, ID_LENGTH);
    }
}
