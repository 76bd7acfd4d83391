package io.waybill.app.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.start.Waybill;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Waybill as a process of its own that tests may kill, with an embedded database unless its environment names another. */
public final class WaybillProcess implements AutoCloseable {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    /** It lives for seconds: the last optimisation would cost more than it brings. */
    private static final String QUICK = "-XX:TieredStopAtLevel=1";
    /** {@code -Dwaybill.script=$PWD/waybill} runs the built program as users do, which starts in half the time; without it, the classes under test. */
    private static final Optional<String> SCRIPT = Optional.ofNullable(System.getProperty("waybill.script"));

    private static final long END_SECONDS = 60;
    /** Seconds, but on a machine that does much else at the same time. */
    private static final Duration TO_START = Duration.ofMinutes(2);

    private final Process process;
    private final Path data;
    private final Client client;

    private WaybillProcess(Process process, Path data, Client client) {
        this.process = process;
        this.data = data;
        this.client = client;
    }

    /** A port that was free a moment ago: the same for every start, as a node is known by it. */
    public static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts and returns when it serves. */
    public static WaybillProcess start(Path home, int port, Map<String, String> environment) {
        var data = home.resolve("data");
        var client = Client.of(URI.create("http://127.0.0.1:" + port));
        var waybill = new WaybillProcess(launch(home, data, port, environment), data, client);
        try {
            return Eventually.within(TO_START, waybill::requireServing);
        } catch (AssertionError | IllegalStateException failed) {
            waybill.close();
            throw failed;
        }
    }

    private static Process launch(Path home, Path data, int port, Map<String, String> environment) {
        var command = new ArrayList<>(SCRIPT.map(List::of).orElseGet(WaybillProcess::classesUnderTest));
        command.addAll(List.of("start", "--home=" + home, "--data=" + data, "--port=" + port));
        if (environment.containsKey("WAYBILL_DB_URL")) {
            command.add("--node");
        }
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("WAYBILL_"));
        builder.environment()
                .put(
                        "WAYBILL_PROGRAMS",
                        Path.of("target/database-server").toAbsolutePath().toString());
        builder.environment().put("WAYBILL_JAVA_OPTS", QUICK);
        builder.environment().put("WAYBILL_OUTBOUND_ALLOW", "127.0.0.1");
        builder.environment().put("WAYBILL_ADMIN_KEY", Client.ADMIN_KEY);
        builder.environment().putAll(environment);
        try {
            return builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log(data).toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> classesUnderTest() {
        return List.of(
                JAVA.toString(),
                QUICK,
                // As users see it, not as tests are configured.
                "-Dlogback.configurationFile=logback.xml",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Waybill.class.getName());
    }

    private static Path log(Path data) {
        return data.resolveSibling("waybill.log");
    }

    private WaybillProcess requireServing() {
        if (!process.isAlive()) {
            throw new IllegalStateException("Waybill ended with %d:\n%s".formatted(process.exitValue(), output()));
        }
        try {
            assertThat(client.get("/health").statusCode()).isEqualTo(200);
            return this;
        } catch (UncheckedIOException notYet) {
            throw new AssertionError("Does not serve yet:\n" + output(), notYet);
        }
    }

    /** What all processes of this home have said so far. */
    public String output() {
        return read(log(data));
    }

    public Client client() {
        return client;
    }

    /** The server of the embedded database. */
    public ProcessHandle database() {
        var number = read(data.resolve("mariadb/rows/server.pid")).strip();
        // The file is there a moment before the number is.
        assertThat(number).as("the server's process").isNotEmpty();
        return ProcessHandle.of(Long.parseLong(number)).orElseThrow(() -> new AssertionError("No process " + number));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError("No file " + file, e);
        }
    }

    /** As {@code kill -9} does; the database goes on without it. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** As {@code kill -STOP} does: it stands still until it is resumed. */
    public void pause() {
        signal("STOP");
    }

    /** As {@code kill -CONT} does. */
    public void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            var kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
            assertThat(kill.onExit().join().exitValue()).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code kill -9} of everything does: the process first, as it would start the database again. */
    public void killAll() {
        var server = database();
        kill();
        server.destroyForcibly();
        Eventually.holds(() -> assertThat(server.isAlive()).isFalse());
    }

    /** As {@code kill} does; completes with the exit code. */
    public CompletableFuture<Integer> terminate() {
        process.destroy();
        return process.onExit().thenApply(Process::exitValue);
    }

    private void awaitEnd() {
        process.onExit().orTimeout(END_SECONDS, TimeUnit.SECONDS).join();
    }

    /** Leaves nothing running. */
    @Override
    public void close() {
        client.close();
        if (process.isAlive()) {
            if (Files.exists(data.resolve("mariadb"))) {
                killAll();
            } else {
                kill();
            }
        }
    }
}
