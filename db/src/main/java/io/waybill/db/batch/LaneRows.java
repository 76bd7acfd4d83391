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

/** The statements over one lane: who stands in line, and who repeats an earlier batch. */
final class LaneRows {
    /** The attempt before, where there was one. */
    private static final String EARLIER =
            "LEFT JOIN batch_members earlier ON earlier.delivery = member.delivery AND earlier.attempt = member.attempt - 1 ";

    private LaneRows() {}

    /** One in line. */
    record InLine(String delivery, int attempt, Instant joined) {}

    /** Lanes in which something stands in line or must leave. */
    static List<Lane> list(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT flow, recipient, test FROM batch_members WHERE state = 'waiting' AND batch_id IS NULL
                UNION SELECT batches.flow, batches.recipient, batches.test FROM batches
                    JOIN batch_members ON batch_members.batch_id = batches.id
                    WHERE batches.state = 'open' AND batch_members.leave_by <= ?""")) {
            select.setObject(1, Columns.time(now));
            List<Lane> lanes = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    lanes.add(MemberRows.lane(rows));
                }
            }
            return List.copyOf(lanes);
        }
    }

    /** Holds the lane until the transaction ends; whoever else wants it waits here. */
    static void lock(Connection connection, Lane lane) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO batch_lanes (flow, recipient, test, turns) VALUES (?, ?, ?, 1) ON DUPLICATE KEY UPDATE turns = turns + 1")) {
            set(insert, 1, lane);
            insert.executeUpdate();
        }
    }

    /** Takes out those whose time is up and whose batch is not sealed. */
    static void expire(Connection connection, Lane lane, String node, Instant now) throws SQLException {
        try (PreparedStatement update =
                withdrawal(connection, lane, node, Withdrawal.EXPIRED, "AND member.leave_by <= ?")) {
            update.setObject(6, Columns.time(now));
            update.executeUpdate();
        }
    }

    /** Takes out all whose batch is not sealed. */
    static void dissolve(Connection connection, Lane lane, String node) throws SQLException {
        try (PreparedStatement update = withdrawal(connection, lane, node, Withdrawal.DISSOLVED, "")) {
            update.executeUpdate();
        }
    }

    /** Takes out those in doubt: they would go with an earlier batch once more, and may not. */
    static void dissolveDoubts(Connection connection, Lane lane, String node) throws SQLException {
        try (PreparedStatement update = withdrawal(connection, lane, node, Withdrawal.DISSOLVED, "AND earlier.doubt")) {
            update.executeUpdate();
        }
    }

    private static PreparedStatement withdrawal(
            Connection connection, Lane lane, String node, Withdrawal why, String whose) throws SQLException {
        PreparedStatement update = connection.prepareStatement("UPDATE batch_members member " + EARLIER
                + "SET member.state = 'withdrawn', member.batch_id = NULL, member.place = NULL,"
                + " member.doubt = COALESCE(earlier.doubt, FALSE), member.outcome = ?, member.node = ? "
                + "WHERE member.flow = ? AND member.recipient = ? AND member.test = ? AND member.state = 'waiting' "
                + "AND (member.batch_id IS NULL OR member.batch_id IN (SELECT id FROM batches WHERE state = 'open')) "
                + whose);
        update.setString(1, why.word());
        update.setString(2, node);
        set(update, 3, lane);
        return update;
    }

    /** Those in line, the first first; without those in doubt, who must not go with any other batch than their own. */
    static List<InLine> listInLine(Connection connection, Lane lane, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT member.delivery, member.attempt, member.joined_at FROM batch_members member " + EARLIER
                        + "WHERE member.flow = ? AND member.recipient = ? AND member.test = ? AND member.state = 'waiting' "
                        + "AND member.batch_id IS NULL AND NOT COALESCE(earlier.doubt, FALSE) "
                        + "ORDER BY member.joined_at, member.delivery LIMIT ?")) {
            int next = set(select, 1, lane);
            select.setInt(next, limit);
            List<InLine> line = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    line.add(new InLine(rows.getString(1), rows.getInt(2), Columns.getTime(rows, "joined_at")));
                }
            }
            return List.copyOf(line);
        }
    }

    /** Puts members into a batch, in this order after those in it. */
    static void assign(Connection connection, String batch, int place, List<InLine> members) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE batch_members SET batch_id = ?, place = ? WHERE delivery = ? AND attempt = ?")) {
            int next = place;
            for (InLine member : members) {
                update.setBytes(1, LeadIds.toBytes(batch));
                update.setInt(2, next++);
                update.setString(3, member.delivery());
                update.setInt(4, member.attempt());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    /** Sets the lane's three columns from this number on; the number after them. */
    static int set(PreparedStatement statement, int from, Lane lane) throws SQLException {
        statement.setString(from, lane.flow());
        statement.setString(from + 1, lane.recipient());
        statement.setBoolean(from + 2, lane.test());
        return from + 3;
    }
}
