package io.waybill.app.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** A server that does with each connection exactly what the test says, however wrong. */
public final class RawServer implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final ServerSocket server;

    /** What to do with one connection; it is closed afterwards. */
    @FunctionalInterface
    public interface Behaviour {
        void serve(Socket socket) throws IOException, InterruptedException;
    }

    private RawServer(ServerSocket server) {
        this.server = server;
    }

    public static RawServer that(Behaviour behaviour) {
        try {
            return that(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()), behaviour);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RawServer that(ServerSocket server, Behaviour behaviour) {
        var raw = new RawServer(server);
        Thread.ofVirtual().start(() -> raw.accept(behaviour));
        return raw;
    }

    /** Reads one request and sends these bytes on every connection. */
    static RawServer answering(String answer) {
        return that(socket -> {
            readRequest(socket);
            write(socket, answer);
        });
    }

    /** Answers every request on a connection with this. */
    static RawServer keepingAlive(String answer) {
        return that(socket -> {
            while (!readRequest(socket).isEmpty()) {
                write(socket, answer);
            }
        });
    }

    /** One request, head and body; empty when the client has left. */
    public static String readRequest(Socket socket) throws IOException {
        var in = socket.getInputStream();
        var head = readHead(in);
        var length = LENGTH.matcher(head);
        var body = length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
        return head + new String(body, StandardCharsets.UTF_8);
    }

    public static void write(Socket socket, String text) throws IOException {
        write(socket, text.getBytes(StandardCharsets.UTF_8));
    }

    public static void write(Socket socket, byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Sends the same again and again. The pauses are how a slow server behaves; no test waits for their end, since the client leaves before. */
    public static void drip(Socket socket, String drop, Duration pause) throws IOException, InterruptedException {
        for (int i = 0; i < 1000; i++) {
            write(socket, drop);
            Thread.sleep(pause);
        }
    }

    /** Closes without an orderly end. */
    static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Waits until the client closes its side. */
    public static void awaitEnd(Socket socket) throws IOException {
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + path);
    }

    int port() {
        return server.getLocalPort();
    }

    public int connections() {
        return sockets.size();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (var socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(Behaviour behaviour) {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(behaviour, socket));
            } catch (IOException e) {
                return; // closed by the test
            }
        }
    }

    private static void serve(Behaviour behaviour, Socket socket) {
        try (socket) {
            behaviour.serve(socket);
        } catch (IOException | InterruptedException e) {
            Thread.currentThread().interrupt(); // the client has left or the test is over
        }
    }

    private static String readHead(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
            var next = in.read();
            if (next < 0) {
                return "";
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.UTF_8);
    }
}
