package io.waybill.db.batch;

import io.waybill.db.connection.Columns;
import io.waybill.db.lead.LeadIds;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Sends batches in doubt once more, as they were: a delivery whose earlier attempt may have been taken takes that attempt's place in the same
 * batch, whose key lets the recipient know it again.
 */
final class RepeatRows {
    /** How long a batch waits for those of its members that are not back yet. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private RepeatRows() {}

    private record Back(String delivery, int attempt, byte[] batch, int place) {}

    /** For whoever holds the lane. */
    static void repeat(Connection connection, Lane lane, Instant now) throws SQLException {
        Set<String> batches = new TreeSet<>();
        for (Back back : list(connection, lane)) {
            assign(connection, back);
            batches.add(LeadIds.toHex(back.batch()));
        }
        for (String batch : batches) {
            seal(connection, batch, now.plus(PATIENCE), "AND state = 'answered'");
            if (isComplete(connection, batch)) {
                seal(connection, batch, now, "AND state = 'sealed'");
            }
        }
    }

    /** Where the batch has been sent again meanwhile, whoever comes late waits until that is answered. */
    private static List<Back> list(Connection connection, Lane lane) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT now.delivery, now.attempt, earlier.batch_id, earlier.place
                FROM batch_members now
                JOIN batch_members earlier ON earlier.delivery = now.delivery AND earlier.attempt = now.attempt - 1
                JOIN batches ON batches.id = earlier.batch_id
                WHERE now.flow = ? AND now.recipient = ? AND now.test = ? AND now.state = 'waiting' AND now.batch_id IS NULL
                  AND earlier.doubt AND batches.state IN ('answered', 'sealed')""")) {
            LaneRows.set(select, 1, lane);
            List<Back> back = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    back.add(new Back(rows.getString(1), rows.getInt(2), rows.getBytes(3), rows.getInt(4)));
                }
            }
            return back;
        }
    }

    private static void assign(Connection connection, Back back) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE batch_members SET batch_id = ?, place = ? WHERE delivery = ? AND attempt = ?")) {
            update.setBytes(1, back.batch());
            update.setInt(2, back.place());
            update.setString(3, back.delivery());
            update.setInt(4, back.attempt());
            update.executeUpdate();
        }
    }

    private static void seal(Connection connection, String batch, Instant due, String where) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE batches SET state = 'sealed', due_at = ?, version = version + 1 WHERE id = ? " + where)) {
            update.setObject(1, Columns.time(due));
            update.setBytes(2, LeadIds.toBytes(batch));
            update.executeUpdate();
        }
    }

    /** Whether everybody in doubt is back, or has had a clear answer since. */
    private static boolean isComplete(Connection connection, String batch) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT 1 FROM batch_members member WHERE batch_id = ? AND doubt AND NOT EXISTS (
                    SELECT 1 FROM batch_members later WHERE later.delivery = member.delivery AND later.attempt = member.attempt + 1)
                LIMIT 1""")) {
            select.setBytes(1, LeadIds.toBytes(batch));
            try (ResultSet row = select.executeQuery()) {
                return !row.next();
            }
        }
    }
}
