package io.waybill.app.importing;

import io.waybill.app.digest.Sha256;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that was sent, kept on disk while it is read: its hash names it, and its encoding shows only at its end.
 *
 * @param hash SHA-256 of its bytes, 64 hex digits
 */
record Upload(Path file, String hash) implements AutoCloseable {
    private static final int CHUNK = 64 * 1024;
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    /** What spreadsheets write where they do not write UTF-8. */
    private static final Charset LEGACY = Charset.forName("windows-1252");

    /** Receives all of it. */
    static Upload receive(InputStream body) throws IOException {
        Path file = Files.createTempFile("waybill-import-", ".csv");
        Sha256 hash = new Sha256();
        try (OutputStream out = hash.through(Files.newOutputStream(file))) {
            body.transferTo(out);
        } catch (IOException | RuntimeException broken) {
            Files.deleteIfExists(file);
            throw broken;
        }
        return new Upload(file, hash.hex());
    }

    /** Its text, without a byte order mark. */
    Reader open() throws IOException {
        PushbackInputStream in = new PushbackInputStream(Files.newInputStream(file), 2);
        byte[] start = in.readNBytes(2);
        in.unread(start);
        Reader reader = new BufferedReader(new InputStreamReader(in, charset(start)));
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return reader;
    }

    private Charset charset(byte[] start) throws IOException {
        if (start.length == 2 && (start[0] & 0xFF) == 0xFF && (start[1] & 0xFF) == 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        if (start.length == 2 && (start[0] & 0xFF) == 0xFE && (start[1] & 0xFF) == 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        return isUtf8() ? StandardCharsets.UTF_8 : LEGACY;
    }

    private boolean isUtf8() throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
        CharBuffer chars = CharBuffer.allocate(CHUNK);
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = fill(in, bytes); ; read = fill(in, bytes)) {
                boolean end = read < 0;
                bytes.flip();
                if (decoder.decode(bytes, chars.clear(), end).isError()) {
                    return false;
                }
                if (end) {
                    return !decoder.flush(chars).isError();
                }
                bytes.compact();
            }
        }
    }

    private static int fill(InputStream in, ByteBuffer bytes) throws IOException {
        byte[] chunk = in.readNBytes(bytes.remaining());
        bytes.put(chunk);
        return chunk.length == 0 ? -1 : chunk.length;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
