package io.waybill.db.release;

import io.waybill.db.connection.Placeholders;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The statements over which files a release has. */
final class FileRows {
    private static final HexFormat HEX = HexFormat.of();
    private static final int AT_ONCE = 100;

    private FileRows() {}

    static void insert(Connection connection, String release, List<StoredFile> files) throws SQLException {
        for (List<StoredFile> some : Placeholders.slices(files, AT_ONCE)) {
            String rows = "(?, ?, ?, ?), ".repeat(some.size());
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO release_files (hash, path, sha, size) VALUES "
                            + rows.substring(0, rows.length() - 2))) {
                int place = 1;
                for (StoredFile file : some) {
                    insert.setString(place++, release);
                    insert.setString(place++, file.path());
                    insert.setBytes(place++, HEX.parseHex(file.sha()));
                    insert.setLong(place++, file.size());
                }
                insert.executeUpdate();
            }
        }
    }

    static List<StoredFile> list(Connection connection, String release) throws SQLException {
        List<StoredFile> files = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT path, sha, size FROM release_files WHERE hash = ? ORDER BY path")) {
            select.setString(1, release);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    String sha = HEX.formatHex(rows.getBytes("sha"));
                    files.add(new StoredFile(rows.getString("path"), sha, rows.getLong("size"), 0));
                }
            }
        }
        return List.copyOf(files);
    }
}
