package io.waybill.app.exchange;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** Undoes {@code Content-Encoding}. Stops at the cap, so a small body that unpacks to gigabytes costs no memory. */
public final class ContentEncoding {
    private static final Set<String> KNOWN = Set.of("", "identity", "gzip", "x-gzip", "deflate");
    private static final int MOST = 2;

    private ContentEncoding() {}

    /**
     * Unpacks a body.
     *
     * @param header all values of the header, in the order in which the encodings were applied
     * @throws IOException when the encoding is unknown, the data is cut off or damaged, or more than {@code cap} bytes come out
     */
    static byte[] decode(List<String> header, byte[] body, int cap) throws IOException {
        if (body.length == 0 || header.isEmpty()) {
            return body;
        }
        try (var in = open(header, new ByteArrayInputStream(body))) {
            var bytes = in.readNBytes(cap + 1);
            if (bytes.length > cap) {
                throw new IOException("more than " + cap + " bytes when unpacked");
            }
            return bytes;
        }
    }

    /** Whether {@link #open} can undo all of it. */
    public static boolean isKnown(List<String> header) {
        var encodings = listed(header);
        return encodings.size() <= MOST && KNOWN.containsAll(encodings);
    }

    /**
     * What a body unpacks to, while it is read, and no more than so much of it: a small body may unpack to gigabytes.
     *
     * @param header all values of the header, in the order in which the encodings were applied
     * @param most bytes, unpacked; reading more throws {@link TooMuch}
     * @throws ZipException when the encoding is unknown
     */
    public static InputStream open(List<String> header, InputStream body, long most) throws IOException {
        var packed = new CountedStream(body);
        return new BoundedStream(open(header, packed), packed, most);
    }

    /**
     * What a body unpacks to, while it is read; there is no cap.
     *
     * @param header all values of the header, in the order in which the encodings were applied
     * @throws ZipException when the encoding is unknown
     * @throws IOException when the data does not begin as it should; reading throws it when the data is cut off or
     *     damaged
     */
    public static InputStream open(List<String> header, InputStream body) throws IOException {
        var unpacked = body;
        for (var encoding : encodings(header).reversed()) {
            unpacked = decoder(encoding, unpacked);
        }
        return unpacked;
    }

    /** One encoding is usual; a third would only multiply what unpacking costs. */
    private static List<String> encodings(List<String> header) throws IOException {
        var encodings = listed(header);
        if (encodings.size() > MOST) {
            throw new ZipException("encoded " + encodings.size() + " times over");
        }
        return encodings;
    }

    private static List<String> listed(List<String> header) {
        return List.of(String.join(",", header).strip().toLowerCase(Locale.ROOT).split("[,\\s]+"));
    }

    private static InputStream decoder(String encoding, InputStream in) throws IOException {
        return switch (encoding) {
            case "", "identity" -> in;
            case "gzip", "x-gzip" -> new GZIPInputStream(in);
            case "deflate" -> inflater(new BufferedInputStream(in));
            default -> throw new ZipException("encoding \"" + encoding + "\" is not known");
        };
    }

    /** By the book deflate has a zlib header; many servers leave it out. */
    private static InputStream inflater(BufferedInputStream in) throws IOException {
        in.mark(2);
        int first = in.read();
        int second = in.read();
        in.reset();
        var wrapped = (first & 0x0f) == 8 && (first << 8 | second) % 31 == 0;
        return wrapped ? new InflaterInputStream(in) : new BareInflaterStream(in);
    }

    /** The library frees only the inflaters it made itself. */
    private static final class BareInflaterStream extends InflaterInputStream {
        BareInflaterStream(InputStream in) {
            super(in, new Inflater(true));
        }

        @Override
        public void close() throws IOException {
            super.close();
            inf.end();
        }
    }
}
