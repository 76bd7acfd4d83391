package io.waybill.db.key;

import io.waybill.db.connection.Columns;
import io.waybill.db.lead.LeadIds;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The statements over the keys. */
final class ApiKeyRows {
    private static final HexFormat HEX = HexFormat.of();

    private ApiKeyRows() {}

    static List<ApiKey> list(Connection connection) throws SQLException {
        List<ApiKey> keys = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT id, name, role, hash, created_at FROM api_keys ORDER BY id");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                keys.add(new ApiKey(
                        LeadIds.toHex(row.getBytes("id")),
                        row.getString("name"),
                        row.getString("role"),
                        HEX.formatHex(row.getBytes("hash")),
                        Columns.getTime(row, "created_at")));
            }
        }
        return List.copyOf(keys);
    }

    static void insert(Connection connection, ApiKey key) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO api_keys (id, name, role, hash, created_at) VALUES (?, ?, ?, ?, ?)")) {
            insert.setBytes(1, LeadIds.toBytes(key.id()));
            insert.setString(2, key.name());
            insert.setString(3, key.role());
            insert.setBytes(4, HEX.parseHex(key.hash()));
            insert.setObject(5, Columns.time(key.createdAt()));
            insert.executeUpdate();
        }
    }

    static boolean delete(Connection connection, String id) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM api_keys WHERE id = ?")) {
            delete.setBytes(1, LeadIds.toBytes(id));
            return delete.executeUpdate() == 1;
        }
    }
}
