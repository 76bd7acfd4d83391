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

/** The statements over batches once they are sealed, in whatever transaction the connection is in. */
final class BatchRows {
    private static final String SELECT = """
            SELECT batches.*, (SELECT COUNT(DISTINCT delivery) FROM batch_members WHERE batch_id = batches.id) AS leads
            FROM batches
            """;

    private BatchRows() {}

    static @Nullable Batch find(Connection connection, String id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + "WHERE id = ?")) {
            select.setBytes(1, LeadIds.toBytes(id));
            List<Batch> found = read(select);
            return found.isEmpty() ? null : found.getFirst();
        }
    }

    /** As it is once whoever changes it at the moment is done. */
    static @Nullable Batch lock(Connection connection, String id) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("SELECT id FROM batches WHERE id = ? FOR UPDATE")) {
            lock.setBytes(1, LeadIds.toBytes(id));
            lock.execute();
        }
        return find(connection, id);
    }

    /** The newest, of one recipient or with one lead where that is given. */
    static List<Batch> list(Connection connection, @Nullable String recipient, byte @Nullable [] lead, int limit)
            throws SQLException {
        String which = lead != null
                ? "WHERE id IN (SELECT batch_id FROM batch_members WHERE lead_id = ?) "
                : recipient != null ? "WHERE recipient = ? " : "";
        try (PreparedStatement select = connection.prepareStatement(SELECT + which + "ORDER BY id DESC LIMIT ?")) {
            int next = 1;
            if (lead != null) {
                select.setBytes(next++, lead);
            } else if (recipient != null) {
                select.setString(next++, recipient);
            }
            select.setInt(next, limit);
            return read(select);
        }
    }

    static List<Batch> listDue(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + "WHERE state = 'sealed' AND due_at <= ? ORDER BY due_at, id")) {
            select.setObject(1, Columns.time(now));
            return read(select);
        }
    }

    /** Those that were sent by nodes that are gone. */
    static List<Batch> listLost(Connection connection, List<String> living) throws SQLException {
        String marks = String.join(", ", living.stream().map(node -> "?").toList());
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + "WHERE state = 'sent' AND node NOT IN (" + marks + ")")) {
            for (int i = 0; i < living.size(); i++) {
                select.setString(1 + i, living.get(i));
            }
            return read(select);
        }
    }

    /** 1 when the batch is this node's to send, 0 when another one was faster. */
    static int claim(Connection connection, Batch batch, String node, String request, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                UPDATE batches SET state = 'sent', node = ?, request = ?, sent_at = ?, attempt = attempt + 1, version = version + 1
                WHERE id = ? AND version = ? AND state = 'sealed'""")) {
            update.setString(1, node);
            update.setString(2, request);
            update.setObject(3, Columns.time(now));
            update.setBytes(4, LeadIds.toBytes(batch.id()));
            update.setInt(5, batch.version());
            return update.executeUpdate();
        }
    }

    /** 0 when somebody else has said already what came of it. */
    static int answer(Connection connection, Batch sent, @Nullable String response, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                UPDATE batches SET state = 'answered', response = ?, answered_at = ?, version = version + 1
                WHERE id = ? AND version = ? AND state = 'sent'""")) {
            update.setString(1, response);
            update.setObject(2, Columns.time(now));
            update.setBytes(3, LeadIds.toBytes(sent.id()));
            update.setInt(4, sent.version());
            return update.executeUpdate();
        }
    }

    private static List<Batch> read(PreparedStatement select) throws SQLException {
        List<Batch> batches = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                batches.add(new Batch(
                        LeadIds.toHex(rows.getBytes("id")),
                        MemberRows.lane(rows),
                        BatchState.of(rows.getString("state")),
                        new Batch.Times(
                                Columns.getTime(rows, "opened_at"),
                                MemberRows.findTime(rows, "sealed_at"),
                                MemberRows.findTime(rows, "sent_at"),
                                MemberRows.findTime(rows, "answered_at")),
                        Columns.getTime(rows, "due_at"),
                        rows.getInt("attempt"),
                        rows.getString("node"),
                        rows.getInt("version"),
                        rows.getInt("leads"),
                        rows.getString("request"),
                        rows.getString("response")));
            }
        }
        return List.copyOf(batches);
    }
}
