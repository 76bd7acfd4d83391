package io.waybill.bench.run;

import io.waybill.bench.home.WorkHome;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One Waybill, started as people start it.
 *
 * @param startMillis from the command to the first 200 of {@code /health}
 */
record Node(Process process, int port, long startMillis) {
    private static final long START_SECONDS = 180;
    private static final int POLL_MILLIS = 5;

    /** The one with the embedded database. */
    static Node first(Places places, Children children, int port) throws IOException, InterruptedException {
        return start(places, children, port, List.of(), Map.of());
    }

    /** Another one on the same database. */
    static Node another(Places places, Children children, int port, Map<String, String> database)
            throws IOException, InterruptedException {
        return start(places, children, port, List.of("--node", "bench-" + port), database);
    }

    private static Node start(
            Places places, Children children, int port, List<String> options, Map<String, String> environment)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                places.launcher().toString(),
                "start",
                "--home=" + places.home(),
                "--data=" + places.data(),
                "--port=" + port));
        command.addAll(options);
        var builder = new ProcessBuilder(command);
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("WAYBILL_") && !name.equals("WAYBILL_JAVA_OPTS"));
        builder.environment().put("WAYBILL_OUTBOUND_ALLOW", "127.0.0.1");
        builder.environment().put(WorkHome.KEY_VARIABLE, WorkHome.KEY);
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        places.log("waybill-" + port).toFile()));
        long begun = System.nanoTime();
        Process process = children.add(builder.start());
        awaitHealth(process, port, places.log("waybill-" + port));
        return new Node(process, port, (System.nanoTime() - begun) / 1_000_000);
    }

    private static void awaitHealth(Process process, int port, Path log) throws IOException, InterruptedException {
        long patience = System.nanoTime() + START_SECONDS * 1_000_000_000;
        while (!healthy(port)) {
            if (!process.isAlive() || System.nanoTime() > patience) {
                throw new IOException("Waybill did not start. It said:\n" + Files.readString(log));
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    private static boolean healthy(int port) {
        try {
            var url = URI.create("http://127.0.0.1:" + port + "/health").toURL();
            var connection = (HttpURLConnection) url.openConnection();
            connection.setReadTimeout(1_000);
            try (InputStream _ = connection.getInputStream()) {
                return connection.getResponseCode() == 200;
            }
        } catch (IOException notYet) {
            return false;
        }
    }

    /** A port that was free a moment ago. */
    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    void stop() throws InterruptedException {
        Children.stop(process);
    }
}
