package io.waybill.db.journal;

import io.waybill.db.connection.Columns;
import io.waybill.db.journal.JournalEntry.SaleSlot;
import io.waybill.db.lead.LeadIds;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The statements over the journal and the slots of sales. */
final class JournalRows {
    private JournalRows() {}

    static void insert(Connection connection, List<JournalEntry> entries, String node) throws SQLException {
        if (entries.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO journal (lead_id, seq, at, node, token, events) VALUES (?, ?, ?, ?, ?, ?)")) {
            for (JournalEntry entry : entries) {
                insert.setBytes(1, LeadIds.toBytes(entry.lead()));
                insert.setInt(2, entry.firstSeq());
                insert.setObject(3, Columns.time(entry.at()));
                insert.setString(4, node);
                insert.setLong(5, entry.token());
                insert.setString(6, EventText.join(entry.events()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    static void insertSales(Connection connection, List<JournalEntry> entries) throws SQLException {
        if (entries.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO sales (lead_id, slot, recipient, delivery, price_cents, reference, at) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            for (JournalEntry entry : entries) {
                for (SaleSlot sale : entry.sales()) {
                    insert.setBytes(1, LeadIds.toBytes(entry.lead()));
                    insert.setInt(2, sale.slot());
                    insert.setString(3, sale.recipient());
                    insert.setString(4, sale.delivery());
                    insert.setLong(5, sale.cents());
                    insert.setString(6, Columns.text(sale.reference()));
                    insert.setObject(7, Columns.time(entry.at()));
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    /** Whether this very entry is in the journal, not another one of its number. */
    static boolean isWritten(Connection connection, JournalEntry entry) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT 1 FROM journal WHERE lead_id = ? AND seq = ? AND token = ?")) {
            select.setBytes(1, LeadIds.toBytes(entry.lead()));
            select.setInt(2, entry.firstSeq());
            select.setLong(3, entry.token());
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    static List<String> read(Connection connection, String lead) throws SQLException {
        List<String> events = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT seq, at, events FROM journal WHERE lead_id = ? ORDER BY seq")) {
            select.setBytes(1, LeadIds.toBytes(lead));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Instant at = Columns.getTime(rows, "at");
                    EventText.split(rows.getString("events"), rows.getInt("seq"), at, events);
                }
            }
        }
        return List.copyOf(events);
    }
}
