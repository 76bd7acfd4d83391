package io.waybill.db.submission;

import io.waybill.db.connection.Columns;
import io.waybill.db.lead.LeadIds;
import io.waybill.db.submission.SubmissionKeys.Kept;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The statements over the keys of submissions. */
public final class SubmissionRows {
    private static final HexFormat HEX = HexFormat.of();
    /** Rows a statement deletes, so that it locks few at once. */
    private static final int AT_ONCE = 1_000;

    private SubmissionRows() {}

    /** Writes the keys, by lead. A key that is there already is a duplicate of the table's primary key. */
    public static void insert(Connection connection, Map<String, SubmissionKey> keys) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO submission_keys (id, body, lead_id, token, pending, keep) VALUES (?, ?, ?, ?, ?, ?)")) {
            for (Map.Entry<String, SubmissionKey> entry : keys.entrySet()) {
                SubmissionKey key = entry.getValue();
                insert.setBytes(1, HEX.parseHex(key.hash()));
                insert.setBytes(2, HEX.parseHex(key.body()));
                insert.setBytes(3, LeadIds.toBytes(entry.getKey()));
                insert.setString(4, key.token());
                insert.setBoolean(5, key.pending());
                insert.setObject(6, Columns.time(key.keep()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    static @Nullable Kept find(Connection connection, String hash) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT lead_id, body, token, pending FROM submission_keys WHERE id = ?")) {
            select.setBytes(1, HEX.parseHex(hash));
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? new Kept(
                                LeadIds.toHex(row.getBytes("lead_id")),
                                HEX.formatHex(row.getBytes("body")),
                                row.getString("token"),
                                row.getBoolean("pending"))
                        : null;
            }
        }
    }

    static void setPending(Connection connection, String hash) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE submission_keys SET pending = TRUE WHERE id = ?")) {
            update.setBytes(1, HEX.parseHex(hash));
            update.executeUpdate();
        }
    }

    static int prune(Connection connection, Instant now) throws SQLException {
        int pruned = 0;
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM submission_keys WHERE keep < ? LIMIT " + AT_ONCE)) {
            delete.setObject(1, Columns.time(now));
            for (int gone = AT_ONCE; gone == AT_ONCE; pruned += gone) {
                gone = delete.executeUpdate();
            }
        }
        return pruned;
    }
}
