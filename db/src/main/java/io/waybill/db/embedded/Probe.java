package io.waybill.db.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Asks whether the server on a port is the one that keeps these rows. */
record Probe(int port, String password, Path rows) {
    private static final int CONNECT_MILLIS = 500;

    boolean answers() {
        return listens() && isOurs();
    }

    /** Cheaper than a driver's connection, which is only worth trying on an open port. */
    private boolean listens() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isOurs() {
        String url = "jdbc:mysql://127.0.0.1:%d/waybill?sslMode=DISABLED&connectTimeout=%d&socketTimeout=2000"
                .formatted(port, CONNECT_MILLIS);
        try (var connection = DriverManager.getConnection(url, "waybill", password);
                var statement = connection.createStatement();
                var answer = statement.executeQuery("select @@datadir")) {
            return answer.next() && Path.of(answer.getString(1)).equals(rows);
        } catch (SQLException e) {
            // Still starting, or somebody else's server: either way not ours yet.
            return false;
        }
    }
}
