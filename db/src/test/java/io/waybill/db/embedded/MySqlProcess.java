package io.waybill.db.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** MySQL 8.0.31 out of a jar, as a plain process; needs the system's libaio. */
final class MySqlProcess {
    private static final String VERSION = "8.0.31";
    private static final Path PROGRAMS = Path.of("target/mysql-" + VERSION).toAbsolutePath();

    private final Path data;
    private final Path log;

    private MySqlProcess(Path data) {
        this.data = data;
        this.log = data.resolve("server.log");
    }

    static TestServer start() throws IOException {
        try {
            unpack();
            var server = new MySqlProcess(TestFiles.temporary("waybill-test-mysql"));
            server.check(server.run(server.command("--initialize-insecure")).waitFor());
            return server.serve();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Under another name first: another JVM that tests at the same time must not find half of it. */
    private static void unpack() throws IOException, InterruptedException {
        if (Files.isDirectory(PROGRAMS)) {
            return;
        }
        Path unpacked = Files.createTempDirectory(Files.createDirectories(PROGRAMS.getParent()), "mysql-");
        unpackInto(unpacked);
        try {
            Files.move(unpacked, PROGRAMS, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException another) {
            if (!Files.isDirectory(PROGRAMS)) {
                throw another;
            }
            TestFiles.delete(unpacked);
        }
    }

    private static void unpackInto(Path folder) throws IOException, InterruptedException {
        try (InputStream archive = MySqlProcess.class.getResourceAsStream("/mysql-Linux-amd64.tar.gz")) {
            if (archive == null || !System.getProperty("os.name").equals("Linux")) {
                throw new IOException("there are no programs for this platform");
            }
            Process tar = new ProcessBuilder("tar", "-xzf", "-", "-C", folder.toString()).start();
            archive.transferTo(tar.getOutputStream());
            tar.getOutputStream().close();
            if (tar.waitFor() != 0) {
                throw new IOException("tar ended with " + tar.exitValue());
            }
        }
    }

    private TestServer serve() throws IOException, InterruptedException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Process process = run(command(
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--socket=server.sock",
                "--skip-ssl",
                "--skip-mysqlx",
                "--default-time-zone=+00:00"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
        String url = "jdbc:mysql://127.0.0.1:" + port + "/mysql?sslMode=DISABLED&allowPublicKeyRetrieval=true";
        var address = DatabaseAddress.withSettings(url, "root", "");
        while (!answers(address)) {
            if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                check(process.exitValue());
            }
        }
        return new TestServer("MySQL " + VERSION + " (test server)", address);
    }

    private void end(Process process) {
        process.destroy();
        process.onExit().join();
        TestFiles.delete(data);
    }

    private static boolean answers(DatabaseAddress address) {
        try (var connection = DriverManager.getConnection(address.url(), address.user(), address.password())) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private Process run(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private List<String> command(String... options) {
        var command = new ArrayList<>(List.of(
                PROGRAMS.resolve("bin/mysqld").toString(),
                "--no-defaults",
                "--user=" + System.getProperty("user.name"),
                "--lc-messages-dir=" + PROGRAMS.resolve("share"),
                "--datadir=" + data.resolve("rows")));
        command.addAll(List.of(options));
        return command;
    }

    private void check(int exit) throws IOException {
        if (exit != 0) {
            String last = Files.readAllLines(log).stream().reduce("", (before, line) -> line);
            throw new IllegalStateException(last);
        }
    }
}
