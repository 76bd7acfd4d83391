package io.waybill.db.batch;

import io.waybill.db.connection.Columns;
import io.waybill.db.lead.LeadIds;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements over the members of batches, in whatever transaction the connection is in. */
public final class MemberRows {
    private static final String SELECT =
            "SELECT lead_id, delivery, attempt, flow, recipient, test, timeout_ms, batch_id, state, outcome, doubt, result FROM batch_members ";

    private MemberRows() {}

    /** A delivery with the lead and the lane it belongs to. */
    public record Comer(String lead, String flow, boolean test, Instant at, Joining joining) {}

    /** Puts deliveries in line. */
    public static void insert(Connection connection, Collection<Comer> comers) throws SQLException {
        if (comers.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO batch_members (delivery, attempt, lead_id, flow, recipient, test, joined_at, leave_by, timeout_ms, state, doubt)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', FALSE)")) {
            for (Comer comer : comers) {
                Joining joining = comer.joining();
                insert.setString(1, joining.delivery());
                insert.setInt(2, joining.attempt());
                insert.setBytes(3, LeadIds.toBytes(comer.lead()));
                insert.setString(4, comer.flow());
                insert.setString(5, joining.recipient());
                insert.setBoolean(6, comer.test());
                insert.setObject(7, Columns.time(comer.at()));
                insert.setObject(8, joining.leaveBy() == null ? null : Columns.time(joining.leaveBy()));
                insert.setLong(9, joining.timeout().toMillis());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** All of a batch, in their order; of several attempts of a delivery the earlier first. */
    static List<Member> list(Connection connection, String batch) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + "WHERE batch_id = ? ORDER BY place, attempt")) {
            select.setBytes(1, LeadIds.toBytes(batch));
            return read(select);
        }
    }

    /** Those whose leads this node is to tell: its own, and those of nodes that are gone. */
    static List<Member> listUntold(Connection connection, String self, List<String> living, int limit)
            throws SQLException {
        String marks = String.join(", ", living.stream().map(node -> "?").toList());
        try (PreparedStatement select = connection.prepareStatement(
                SELECT + "WHERE state IN ('answered', 'withdrawn') AND (node = ? OR node IS NULL OR node NOT IN ("
                        + marks + ")) ORDER BY batch_id, place, delivery LIMIT ?")) {
            select.setString(1, self);
            for (int i = 0; i < living.size(); i++) {
                select.setString(2 + i, living.get(i));
            }
            select.setInt(2 + living.size(), limit);
            return read(select);
        }
    }

    static void done(Connection connection, String delivery, int attempt) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE batch_members SET state = 'done', result = NULL WHERE delivery = ? AND attempt = ?")) {
            update.setString(1, delivery);
            update.setInt(2, attempt);
            update.executeUpdate();
        }
    }

    static void answer(Connection connection, Collection<MemberResult> results, String node) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE batch_members SET state = 'answered', outcome = ?, doubt = ?, result = ?, node = ?"
                        + " WHERE delivery = ? AND attempt = ? AND state = 'waiting'")) {
            for (MemberResult result : results) {
                update.setString(1, result.outcome());
                update.setBoolean(2, result.doubt());
                update.setString(3, result.result());
                update.setString(4, node);
                update.setString(5, result.delivery());
                update.setInt(6, result.attempt());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private static List<Member> read(PreparedStatement select) throws SQLException {
        List<Member> members = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                byte[] batch = rows.getBytes("batch_id");
                members.add(new Member(
                        LeadIds.toHex(rows.getBytes("lead_id")),
                        rows.getString("delivery"),
                        rows.getInt("attempt"),
                        lane(rows),
                        Duration.ofMillis(rows.getLong("timeout_ms")),
                        batch == null ? null : LeadIds.toHex(batch),
                        Member.State.of(rows.getString("state")),
                        rows.getString("outcome"),
                        rows.getBoolean("doubt"),
                        rows.getString("result")));
            }
        }
        return List.copyOf(members);
    }

    static Lane lane(ResultSet row) throws SQLException {
        return new Lane(row.getString("flow"), row.getString("recipient"), row.getBoolean("test"));
    }

    static @Nullable Instant findTime(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class) == null ? null : Columns.getTime(row, column);
    }
}
