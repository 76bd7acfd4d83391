package io.waybill.app.backtest;

import io.waybill.app.exchange.TooMuch;
import java.io.IOException;
import java.io.InputStream;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** Reads a home folder that was sent as a ZIP file. */
final class SentFolder {
    /** As much as the memory has room for beside everything else. */
    private static final long MOST_BYTES = 64L << 20;

    private static final int MOST_FILES = 10_000;

    private SentFolder() {}

    /**
     * Its files by their paths below the home.
     *
     * @throws ZipException when it is no ZIP file, or has too many files
     * @throws TooMuch when it unpacks to more than is read
     */
    static SortedMap<String, byte[]> read(InputStream sent) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        long left = MOST_BYTES;
        try (var zip = new ZipInputStream(sent)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    byte[] content = zip.readNBytes((int) left);
                    left -= content.length;
                    files.put(entry.getName().replace('\\', '/'), content);
                }
                if (left <= 0) {
                    throw TooMuch.than(MOST_BYTES);
                }
                if (files.size() > MOST_FILES) {
                    throw new ZipException("At most %d files.".formatted(MOST_FILES));
                }
            }
        } catch (IllegalArgumentException badName) {
            throw new ZipException("A file in it has no readable name.");
        }
        if (files.isEmpty()) {
            throw new ZipException("There is no file in it.");
        }
        return files;
    }
}
