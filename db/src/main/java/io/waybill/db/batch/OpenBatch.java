package io.waybill.db.batch;

import io.waybill.db.connection.Columns;
import io.waybill.db.lead.LeadIds;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The batch of a lane that takes members, for whoever holds the lane.
 *
 * @param members how many it has
 * @param place the last one that was given out
 */
record OpenBatch(String id, Instant due, int members, int place) {
    static @Nullable OpenBatch find(Connection connection, Lane lane) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT id, due_at, (SELECT COUNT(*) FROM batch_members WHERE batch_id = batches.id) AS members,
                    (SELECT COALESCE(MAX(place), 0) FROM batch_members WHERE batch_id = batches.id) AS place
                FROM batches WHERE flow = ? AND recipient = ? AND test = ? AND state = 'open'""")) {
            LaneRows.set(select, 1, lane);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? new OpenBatch(
                                LeadIds.toHex(row.getBytes("id")),
                                Columns.getTime(row, "due_at"),
                                row.getInt("members"),
                                row.getInt("place"))
                        : null;
            }
        }
    }

    static OpenBatch open(Connection connection, Lane lane, String id, Instant opened, Instant due)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO batches (flow, recipient, test, id, state, opened_at, due_at, attempt, version) VALUES (?, ?, ?, ?, 'open', ?, ?, 0, 1)")) {
            int next = LaneRows.set(insert, 1, lane);
            insert.setBytes(next, LeadIds.toBytes(id));
            insert.setObject(next + 1, Columns.time(opened));
            insert.setObject(next + 2, Columns.time(due));
            insert.executeUpdate();
        }
        return new OpenBatch(id, due, 0, 0);
    }

    OpenBatch with(int more) {
        return new OpenBatch(id, due, members + more, place + more);
    }

    /** Nobody comes in or goes out any more. */
    void seal(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE batches SET state = 'sealed', sealed_at = ?, due_at = ?, version = version + 1 WHERE id = ? AND state = 'open'")) {
            update.setObject(1, Columns.time(now));
            update.setObject(2, Columns.time(now));
            update.setBytes(3, LeadIds.toBytes(id));
            update.executeUpdate();
        }
    }

    /** It goes as soon as it may. */
    void makeDue(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE batches SET due_at = ? WHERE id = ? AND due_at > ?")) {
            update.setObject(1, Columns.time(now));
            update.setBytes(2, LeadIds.toBytes(id));
            update.setObject(3, Columns.time(now));
            update.executeUpdate();
        }
    }

    /** All have left. */
    void delete(Connection connection) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM batches WHERE id = ? AND state = 'open'")) {
            delete.setBytes(1, LeadIds.toBytes(id));
            delete.executeUpdate();
        }
    }
}
