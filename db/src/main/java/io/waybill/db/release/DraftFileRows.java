package io.waybill.db.release;

import io.waybill.db.lead.LeadIds;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements over which files a draft has. A deleted one leaves its version, so that nobody writes over the deletion unknowingly. */
final class DraftFileRows {
    private static final HexFormat HEX = HexFormat.of();

    private DraftFileRows() {}

    /**
     * Writes which content a file has from now on.
     *
     * @param file null where it is deleted
     */
    static void put(Connection connection, String draft, String path, @Nullable StoredFile file, int version)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO draft_files (draft, path, sha, size, version) VALUES (?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE sha = VALUES(sha), size = VALUES(size), version = VALUES(version)""")) {
            insert.setBytes(1, LeadIds.toBytes(draft));
            insert.setString(2, path);
            if (file == null) {
                insert.setNull(3, Types.BINARY);
            } else {
                insert.setBytes(3, HEX.parseHex(file.sha()));
            }
            insert.setLong(4, file == null ? 0 : file.size());
            insert.setInt(5, version);
            insert.executeUpdate();
        }
    }

    /** The draft's version when the file was changed last; 0 when there never was one. */
    static int version(Connection connection, String draft, String path) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT version FROM draft_files WHERE draft = ? AND path = ?")) {
            select.setBytes(1, LeadIds.toBytes(draft));
            select.setString(2, path);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getInt("version") : 0;
            }
        }
    }

    static List<StoredFile> list(Connection connection, String draft) throws SQLException {
        List<StoredFile> files = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT path, sha, size, version FROM draft_files WHERE draft = ? AND sha IS NOT NULL ORDER BY path")) {
            select.setBytes(1, LeadIds.toBytes(draft));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    files.add(new StoredFile(
                            row.getString("path"),
                            HEX.formatHex(row.getBytes("sha")),
                            row.getLong("size"),
                            row.getInt("version")));
                }
            }
        }
        return List.copyOf(files);
    }
}
