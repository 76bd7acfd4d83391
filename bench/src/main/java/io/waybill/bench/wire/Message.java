package io.waybill.bench.wire;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A request or a response.
 *
 * @param head first line and headers, without the empty line
 */
public record Message(String head, byte[] body) {
    private static final String END = "\r\n";

    /** A request to 127.0.0.1 that keeps its connection. */
    public static byte[] request(String line, String headers, String body) {
        return bytes(line + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers, body);
    }

    /** A response that keeps its connection. */
    public static byte[] response(String status, String body) {
        return bytes("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\n", body);
    }

    private static byte[] bytes(String head, String body) {
        byte[] said = body.getBytes(StandardCharsets.UTF_8);
        byte[] before = (head + "Content-Length: " + said.length + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[before.length + said.length];
        System.arraycopy(before, 0, all, 0, before.length);
        System.arraycopy(said, 0, all, before.length, said.length);
        return all;
    }

    /** Of a response. */
    public int status() {
        return Integer.parseInt(head, 9, 12, 10);
    }

    /** Of a request: its path with the query. */
    public String target() {
        int from = head.indexOf(' ') + 1;
        return head.substring(from, head.indexOf(' ', from));
    }

    /** What the first header of this name says. */
    public @Nullable String header(String name) {
        int at = 0;
        while ((at = head.indexOf(END, at)) >= 0) {
            at += END.length();
            if (head.regionMatches(true, at, name, 0, name.length()) && head.startsWith(":", at + name.length())) {
                int end = head.indexOf(END, at);
                return head.substring(at + name.length() + 1, end < 0 ? head.length() : end)
                        .strip();
            }
        }
        return null;
    }

    /** Whether the other end will close the connection. */
    public boolean closes() {
        String connection = header("Connection");
        return connection != null && connection.toLowerCase(Locale.ROOT).contains("close");
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
