package io.waybill.bench.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Cuts the bytes of one connection into messages. Bodies have a Content-Length. For one thread. */
public final class MessageReader {
    private byte[] bytes = new byte[4096];
    private int start;
    private int end;

    /** Takes all that the buffer has. */
    public void add(ByteBuffer more) {
        int count = more.remaining();
        if (end + count > bytes.length) {
            byte[] wider = end - start + count > bytes.length ? new byte[2 * (end - start + count)] : bytes;
            System.arraycopy(bytes, start, wider, 0, end - start);
            bytes = wider;
            end -= start;
            start = 0;
        }
        more.get(bytes, end, count);
        end += count;
    }

    /**
     * The next message that is there as a whole.
     *
     * @throws IllegalArgumentException when its length cannot be told
     */
    public @Nullable Message next() {
        int head = headEnd();
        if (head < 0) {
            return null;
        }
        Message begun = new Message(new String(bytes, start, head - start, StandardCharsets.ISO_8859_1), new byte[0]);
        int from = head + 4;
        int length = length(begun);
        if (end - from < length) {
            return null;
        }
        start = from + length;
        return new Message(begun.head(), Arrays.copyOfRange(bytes, from, start));
    }

    private int headEnd() {
        for (int at = start; at + 3 < end; at++) {
            if (bytes[at] == '\r' && bytes[at + 1] == '\n' && bytes[at + 2] == '\r' && bytes[at + 3] == '\n') {
                return at;
            }
        }
        return -1;
    }

    private static int length(Message message) {
        if (message.header("Transfer-Encoding") != null) {
            throw new IllegalArgumentException("A body in chunks is not read here");
        }
        String said = message.header("Content-Length");
        return said == null ? 0 : Integer.parseInt(said);
    }
}
