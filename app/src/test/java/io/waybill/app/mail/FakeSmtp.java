package io.waybill.app.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A mail server that says to each command what the test told it, {@code 250 ok} otherwise. */
final class FakeSmtp implements AutoCloseable {
    static final String HANGS = "hangs";
    static final String CLOSES = "closes";

    final List<String> heard = new CopyOnWriteArrayList<>();
    private final Map<String, String> replies =
            new ConcurrentHashMap<>(Map.of("DATA", "354 go on", "greeting", "220 here"));
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ServerSocket server;

    private FakeSmtp(ServerSocket server) {
        this.server = server;
    }

    static FakeSmtp start() {
        try {
            var fake = new FakeSmtp(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().start(fake::accept);
            return fake;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param command its first word; {@code .} for the end of the message */
    FakeSmtp says(String command, String reply) {
        replies.put(command, reply);
        return this;
    }

    String url() {
        return "smtp://127.0.0.1:" + server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return; // closed by the test
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            boolean data = false;
            boolean on = reply(socket, "greeting");
            while (on) {
                var line = in.readLine();
                if (line == null) {
                    return;
                }
                heard.add(line);
                var command = command(line, data);
                if (!command.isEmpty()) {
                    data = command.equals("DATA")
                            && replies.getOrDefault("DATA", "").startsWith("354");
                    on = reply(socket, command) && !command.equals("QUIT");
                }
            }
        } catch (IOException | InterruptedException e) {
            Thread.currentThread().interrupt(); // the client has left or the test is over
        }
    }

    private static String command(String line, boolean data) {
        if (data) {
            return line.equals(".") ? "." : "";
        }
        return line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
    }

    private boolean reply(Socket socket, String command) throws IOException, InterruptedException {
        var reply = replies.getOrDefault(command, "250 ok");
        if (reply.equals(HANGS)) {
            closed.await();
        }
        if (reply.equals(CLOSES) || reply.equals(HANGS)) {
            return false;
        }
        socket.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return true;
    }
}
