package io.waybill.db.ping;

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

/** The statements over the pings. */
final class PingStatements {
    private static final String SELECT = """
            SELECT id, flow, source, test, outcome, reason, price_cents, recipient, received_at, expires_at, lead_id, events FROM pings
            """;

    private PingStatements() {}

    static void insert(Connection connection, PingRow ping) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO pings (id, flow, source, test, outcome, reason, price_cents, recipient, received_at, expires_at, events)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setBytes(1, LeadIds.toBytes(ping.id()));
            insert.setString(2, ping.flow());
            insert.setString(3, ping.source());
            insert.setBoolean(4, ping.test());
            insert.setString(5, ping.outcome());
            insert.setString(6, Columns.text(ping.reason()));
            insert.setLong(7, ping.priceCents());
            insert.setString(8, ping.recipient());
            insert.setObject(9, Columns.time(ping.receivedAt()));
            insert.setObject(10, Columns.time(ping.expiresAt()));
            insert.setString(11, ping.events());
            insert.executeUpdate();
        }
    }

    static @Nullable PingRow find(Connection connection, String id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + "WHERE id = ?")) {
            select.setBytes(1, LeadIds.toBytes(id));
            List<PingRow> found = read(select);
            return found.isEmpty() ? null : found.getFirst();
        }
    }

    /** @param before only older ones; null from the newest */
    static List<PingRow> list(Connection connection, @Nullable String before, int limit) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + "WHERE ? IS NULL OR id < ? ORDER BY id DESC LIMIT ?")) {
            byte[] last = before == null ? null : LeadIds.toBytes(before);
            select.setBytes(1, last);
            select.setBytes(2, last);
            select.setInt(3, limit);
            return read(select);
        }
    }

    /**
     * Takes the promise for a lead: 1, or 0 when it is not to be had. A claim by a lead that never got on disk is void.
     *
     * @param abandoned claims before this moment are as old as leads need to get on disk
     */
    static int claim(Connection connection, String id, String lead, Instant now, Instant abandoned)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                UPDATE pings SET lead_id = ?, claimed_at = ?
                WHERE id = ? AND price_cents > 0 AND expires_at > ?
                  AND (lead_id IS NULL OR (claimed_at < ? AND NOT EXISTS (SELECT 1 FROM leads WHERE leads.id = pings.lead_id)))""")) {
            update.setBytes(1, LeadIds.toBytes(lead));
            update.setObject(2, Columns.time(now));
            update.setBytes(3, LeadIds.toBytes(id));
            update.setObject(4, Columns.time(now));
            update.setObject(5, Columns.time(abandoned));
            return update.executeUpdate();
        }
    }

    static void release(Connection connection, String id, String lead) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE pings SET lead_id = NULL, claimed_at = NULL WHERE id = ? AND lead_id = ?")) {
            update.setBytes(1, LeadIds.toBytes(id));
            update.setBytes(2, LeadIds.toBytes(lead));
            update.executeUpdate();
        }
    }

    static int prune(Connection connection, Instant before, int atOnce) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM pings WHERE received_at < ? LIMIT " + atOnce)) {
            delete.setObject(1, Columns.time(before));
            return delete.executeUpdate();
        }
    }

    private static List<PingRow> read(PreparedStatement select) throws SQLException {
        List<PingRow> pings = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                byte[] lead = rows.getBytes("lead_id");
                pings.add(new PingRow(
                        LeadIds.toHex(rows.getBytes("id")),
                        rows.getString("flow"),
                        rows.getString("source"),
                        rows.getBoolean("test"),
                        rows.getString("outcome"),
                        rows.getString("reason"),
                        rows.getLong("price_cents"),
                        rows.getString("recipient"),
                        Columns.getTime(rows, "received_at"),
                        Columns.getTime(rows, "expires_at"),
                        lead == null ? null : LeadIds.toHex(lead),
                        rows.getString("events")));
            }
        }
        return List.copyOf(pings);
    }
}
