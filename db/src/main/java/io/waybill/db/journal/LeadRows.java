package io.waybill.db.journal;

import io.waybill.db.connection.Columns;
import io.waybill.db.lead.LeadChange;
import io.waybill.db.lead.LeadIds;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The statements that keep the leads' rows in step with the journal. */
final class LeadRows {
    private static final String INSERT = """
            INSERT INTO leads (state, outcome, reason, revenue_cents, cost, node, version, updated_at, id, flow, source, test, received_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    // The version decides who is first: whoever waits for the row's lock finds it changed and changes nothing.
    private static final String UPDATE = """
            UPDATE leads SET state = ?, outcome = ?, reason = ?, revenue_cents = ?, cost = ?, node = ?, version = ?, updated_at = ?
            WHERE id = ? AND version = ?""";

    private LeadRows() {}

    static void insert(Connection connection, List<JournalEntry> entries, String node) throws SQLException {
        if (entries.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (JournalEntry entry : entries) {
                setChange(insert, entry, node);
                insert.setString(10, entry.change().flow());
                insert.setString(11, entry.change().source());
                insert.setBoolean(12, entry.change().test());
                insert.setObject(13, Columns.time(entry.at()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** For each entry 1, or 0 when the entry's number is not the one that comes next for its lead. */
    static int[] update(Connection connection, List<JournalEntry> entries, String node) throws SQLException {
        if (entries.isEmpty()) {
            return new int[0];
        }
        try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
            for (JournalEntry entry : entries) {
                setChange(update, entry, node);
                update.setInt(10, entry.firstSeq());
                update.addBatch();
            }
            return update.executeBatch();
        }
    }

    /** Whether the entry's number is the one that comes next for its lead. */
    static boolean isNext(Connection connection, JournalEntry entry) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT version FROM leads WHERE id = ?")) {
            select.setBytes(1, LeadIds.toBytes(entry.lead()));
            try (ResultSet row = select.executeQuery()) {
                return entry.firstSeq() == (row.next() ? row.getInt(1) : 1);
            }
        }
    }

    private static void setChange(PreparedStatement statement, JournalEntry entry, String node) throws SQLException {
        LeadChange change = entry.change();
        statement.setString(1, change.state());
        statement.setString(2, change.outcome());
        statement.setString(3, Columns.text(change.reason()));
        statement.setLong(4, change.revenueCents());
        statement.setBigDecimal(5, change.cost());
        statement.setString(6, change.state().equals("routing") ? node : null);
        statement.setInt(7, entry.nextSeq());
        statement.setObject(8, Columns.time(entry.at()));
        statement.setBytes(9, LeadIds.toBytes(entry.lead()));
    }
}
