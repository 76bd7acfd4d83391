package io.waybill.db.batch;

import io.waybill.db.connection.Columns;
import io.waybill.db.lead.LeadIds;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The batch of a lane that takes members.
 *
 * @param opened when its first member came into line
 * @param due when it goes at the latest, as its recipient's file said when it was opened
 * @param members how many it has
 * @param place the last one that was given out
 */
public record OpenBatch(Lane lane, String id, Instant opened, Instant due, int members, int place) {
    private static final String SELECT = """
            SELECT flow, recipient, test, id, opened_at, due_at,
                (SELECT COUNT(*) FROM batch_members WHERE batch_id = batches.id) AS members,
                (SELECT COALESCE(MAX(place), 0) FROM batch_members WHERE batch_id = batches.id) AS place
            FROM batches WHERE state = 'open'""";

    /** Whether it is full or its time has come, as the recipient's file says now. */
    public boolean isReady(Gathering how, Instant now) {
        return members >= how.size()
                || !due.isAfter(now)
                || !opened.plus(how.every()).isAfter(now);
    }

    /** All there are. */
    static List<OpenBatch> list(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            return read(select);
        }
    }

    /** For whoever holds the lane. */
    static @Nullable OpenBatch find(Connection connection, Lane lane) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + " AND flow = ? AND recipient = ? AND test = ?")) {
            LaneRows.set(select, 1, lane);
            List<OpenBatch> found = read(select);
            return found.isEmpty() ? null : found.getFirst();
        }
    }

    private static List<OpenBatch> read(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            List<OpenBatch> batches = new ArrayList<>();
            while (rows.next()) {
                batches.add(new OpenBatch(
                        MemberRows.lane(rows),
                        LeadIds.toHex(rows.getBytes("id")),
                        Columns.getTime(rows, "opened_at"),
                        Columns.getTime(rows, "due_at"),
                        rows.getInt("members"),
                        rows.getInt("place")));
            }
            return List.copyOf(batches);
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
        return new OpenBatch(lane, id, opened, due, 0, 0);
    }

    OpenBatch with(int more) {
        return new OpenBatch(lane, id, opened, due, members + more, place + more);
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
