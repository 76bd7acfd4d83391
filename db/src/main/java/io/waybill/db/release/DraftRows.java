package io.waybill.db.release;

import io.waybill.db.connection.Columns;
import io.waybill.db.lead.LeadIds;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements over drafts, in whatever transaction the connection is in. */
final class DraftRows {
    private static final String SELECT =
            "SELECT id, flow, name, author, reason, base, version, created_at, updated_at FROM drafts ";

    private DraftRows() {}

    static void insert(Connection connection, Draft draft) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO drafts (id, flow, name, author, reason, base, version, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setBytes(1, LeadIds.toBytes(draft.id()));
            insert.setString(2, draft.flow());
            insert.setString(3, draft.name());
            insert.setString(4, draft.author());
            insert.setString(5, Columns.text(draft.reason()));
            insert.setString(6, draft.base());
            insert.setInt(7, draft.version());
            insert.setObject(8, Columns.time(draft.createdAt()));
            insert.setObject(9, Columns.time(draft.updatedAt()));
            insert.executeUpdate();
        }
    }

    static @Nullable Draft find(Connection connection, String id) throws SQLException {
        return find(connection, SELECT + "WHERE id = ?", id);
    }

    /** Locked until the transaction ends. */
    static @Nullable Draft findLocked(Connection connection, String id) throws SQLException {
        return find(connection, SELECT + "WHERE id = ? FOR UPDATE", id);
    }

    private static @Nullable Draft find(Connection connection, String sql, String id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setBytes(1, LeadIds.toBytes(id));
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? draft(row) : null;
            }
        }
    }

    /** The newest first; an id grows with time. */
    static List<Draft> list(Connection connection, @Nullable String flow) throws SQLException {
        List<Draft> drafts = new ArrayList<>();
        String which = flow == null ? "" : "WHERE flow = ? ";
        try (PreparedStatement select = connection.prepareStatement(SELECT + which + "ORDER BY id DESC")) {
            if (flow != null) {
                select.setString(1, flow);
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    drafts.add(draft(row));
                }
            }
        }
        return List.copyOf(drafts);
    }

    static void update(Connection connection, Draft draft) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE drafts SET version = ?, updated_at = ? WHERE id = ?")) {
            update.setInt(1, draft.version());
            update.setObject(2, Columns.time(draft.updatedAt()));
            update.setBytes(3, LeadIds.toBytes(draft.id()));
            update.executeUpdate();
        }
    }

    static boolean delete(Connection connection, String id) throws SQLException {
        try (PreparedStatement files = connection.prepareStatement("DELETE FROM draft_files WHERE draft = ?");
                PreparedStatement draft = connection.prepareStatement("DELETE FROM drafts WHERE id = ?")) {
            files.setBytes(1, LeadIds.toBytes(id));
            files.executeUpdate();
            draft.setBytes(1, LeadIds.toBytes(id));
            return draft.executeUpdate() == 1;
        }
    }

    private static Draft draft(ResultSet row) throws SQLException {
        return new Draft(
                LeadIds.toHex(row.getBytes("id")),
                row.getString("flow"),
                row.getString("name"),
                row.getString("author"),
                row.getString("reason"),
                row.getString("base"),
                row.getInt("version"),
                Columns.getTime(row, "created_at"),
                Columns.getTime(row, "updated_at"));
    }
}
