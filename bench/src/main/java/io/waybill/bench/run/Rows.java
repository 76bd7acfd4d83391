package io.waybill.bench.run;

import io.waybill.db.embedded.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The embedded database of the running Waybill, seen from outside. */
record Rows(DatabaseAddress address, long process) {
    private static final long SETTLE_SECONDS = 90;

    /** @param data the data folder */
    static Rows of(Path data) throws IOException {
        Path folder = data.resolve("mariadb");
        String port = Files.readString(folder.resolve("port")).strip();
        String password = Files.readString(folder.resolve("password")).strip();
        String url = "jdbc:mysql://127.0.0.1:%s/waybill?sslMode=DISABLED".formatted(port);
        return new Rows(
                DatabaseAddress.withSettings(url, "waybill", password),
                Long.parseLong(
                        Files.readString(folder.resolve("rows/server.pid")).strip()));
    }

    /** For nodes that share it. */
    Map<String, String> environment() {
        return Map.of(
                "WAYBILL_DB_URL", address.url(),
                "WAYBILL_DB_USER", address.user(),
                "WAYBILL_DB_PASSWORD", address.password());
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(address.url(), address.user(), address.password());
    }

    String value(String query) throws SQLException {
        return column(query).getFirst();
    }

    /** Waits until no lead is under way; false when some are for too long. */
    boolean settle() throws SQLException, InterruptedException {
        for (int second = 0; second < SETTLE_SECONDS; second++) {
            if (value("SELECT COUNT(*) FROM leads WHERE state IN ('routing', 'waiting')")
                    .equals("0")) {
                return true;
            }
            TimeUnit.SECONDS.sleep(1);
        }
        return false;
    }

    /** The leads with a sale. */
    Set<String> sold() throws SQLException {
        return new HashSet<>(column("SELECT LOWER(HEX(lead_id)) FROM sales"));
    }

    /** How many sales there are. */
    long sales() throws SQLException {
        return Long.parseLong(value("SELECT COUNT(*) FROM sales"));
    }

    private List<String> column(String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
