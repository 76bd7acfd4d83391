package io.waybill.db.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Makes a new server's files: its own tables, one user, one empty database. All or nothing: rows appear when everything is in place. */
final class Installation {
    private static final List<String> SCRIPTS = List.of(
            "mariadb_system_tables.sql",
            "mariadb_performance_tables.sql",
            "mariadb_system_tables_data.sql",
            "mariadb_sys_schema.sql");
    private static final long PATIENCE_SECONDS = 120;

    private final ServerFolder folder;
    private final ServerPrograms programs;

    Installation(ServerFolder folder, ServerPrograms programs) {
        this.folder = folder;
        this.programs = programs;
    }

    void run(String password) throws IOException, InterruptedException {
        Path aside = folder.root().resolve("rows.part");
        delete(aside);
        Files.createDirectory(aside);
        ServerLog log = ServerLog.mark(folder.log());
        Process daemon = new ProcessBuilder(new ServerCommand(programs, folder).install(aside.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()))
                .start();
        boolean fed = feed(daemon, password);
        if (!daemon.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            daemon.destroyForcibly();
        }
        if (!fed || daemon.waitFor() != 0) {
            throw log.notStarted("The database's own tables could not be made");
        }
        Files.move(aside, folder.rows());
    }

    /** Whether the server read all of it; one that cannot run closes its input early, and its log says why. */
    private boolean feed(Process daemon, String password) throws IOException {
        OutputStream input = daemon.getOutputStream();
        try {
            say(input, "create database mysql;\nuse mysql;\nset @auth_root_socket=null;\n");
            for (String script : SCRIPTS) {
                try (InputStream statements = programs.script(script)) {
                    statements.transferTo(input);
                }
            }
            say(input, ours(password));
            input.close();
            return true;
        } catch (IOException e) {
            if (daemon.isAlive() && !"Broken pipe".equals(e.getMessage())) {
                daemon.destroyForcibly();
                throw e;
            }
            return false;
        }
    }

    /** Nobody but Waybill may log in: the users that a server comes with have no password. */
    private static String ours(String password) {
        return """
                delete from mysql.global_priv where user <> 'mariadb.sys';
                delete from mysql.proxies_priv;
                flush privileges;
                create user 'waybill'@'127.0.0.1' identified by '%s';
                grant all on *.* to 'waybill'@'127.0.0.1';
                create database waybill character set utf8mb4 collate utf8mb4_bin;
                """.formatted(password);
    }

    private static void say(OutputStream input, String statements) throws IOException {
        input.write(statements.getBytes(StandardCharsets.UTF_8));
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
