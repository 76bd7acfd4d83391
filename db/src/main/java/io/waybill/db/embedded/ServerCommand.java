package io.waybill.db.embedded;

import java.util.ArrayList;
import java.util.List;

/** The server's command lines: one to make its own tables, one to serve. */
final class ServerCommand {
    private final ServerPrograms programs;
    private final ServerFolder folder;

    ServerCommand(ServerPrograms programs, ServerFolder folder) {
        this.programs = programs;
        this.folder = folder;
    }

    /** Reads statements from its input and ends. Nothing is lost when it is interrupted, so it need not wait for the disk. */
    List<String> install(String rows) {
        List<String> command = common(rows);
        command.addAll(List.of(
                "--bootstrap",
                "--enforce-storage-engine=",
                "--max-allowed-packet=8M",
                "--innodb-flush-log-at-trx-commit=0"));
        return command;
    }

    /**
     * Serves on 127.0.0.1 only, without TLS: the connection never leaves the machine, and setting TLS up takes the server seconds. Each
     * commit is on disk before it is answered.
     */
    List<String> serve(String rows, int port) {
        List<String> command = common(rows);
        command.addAll(List.of(
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--socket=server.sock",
                "--pid-file=server.pid",
                "--skip-ssl",
                "--skip-name-resolve",
                "--transaction-isolation=READ-COMMITTED",
                "--default-time-zone=+00:00",
                "--innodb-flush-log-at-trx-commit=1",
                "--innodb-buffer-pool-size=128M",
                // The system keeps what was read and written in memory that nobody else needs: leads of last week come
                // from there, not from the disk.
                "--loose-innodb-data-file-buffering=ON",
                "--innodb-lock-wait-timeout=10",
                "--max-allowed-packet=16M"));
        return command;
    }

    private List<String> common(String rows) {
        var command = new ArrayList<>(List.of(
                programs.daemon().toString(),
                "--no-defaults",
                "--basedir=" + programs.folder(),
                "--lc-messages-dir=" + programs.messages(),
                "--datadir=" + rows,
                // Not the system's: a server that starts there deletes the temporary tables of all others.
                "--tmpdir=" + folder.temporary(),
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_bin",
                "--innodb-log-file-size=64M",
                "--log-warnings=1"));
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("--user=root");
        }
        return command;
    }
}
