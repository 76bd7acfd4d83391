package io.waybill.app.release;

import io.waybill.app.home.EditedFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A home, or a part of one, as a zip file. */
public final class HomeZip {
    /** More than any home has; a small file that unpacks to gigabytes costs no memory. */
    private static final long LARGEST = 256L << 20;

    private static final int MOST_FILES = 20_000;

    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private HomeZip() {}

    /** The files that people edit, by path below the home; others are passed over. */
    public static SortedMap<String, byte[]> read(InputStream body) throws BadUpload, IOException {
        var files = new TreeMap<String, byte[]>();
        long left = LARGEST;
        int count = 0;
        try (var zip = new ZipInputStream(body)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                count++;
                var content = content(zip, entry, left);
                left -= content.length;
                if (count > MOST_FILES || left < 0) {
                    throw BadUpload.tooLarge("The zip file holds more than %d files or %d MB. Maybe it is no home?"
                            .formatted(MOST_FILES, LARGEST >> 20));
                }
                add(files, entry, content);
            }
        } catch (ZipException | IllegalArgumentException damaged) {
            throw new BadUpload("The zip file is damaged.");
        }
        if (count == 0) {
            throw new BadUpload("This is not a zip file. Maybe one made of a home with rules/ and mappings/?");
        }
        return files;
    }

    private static byte[] content(ZipInputStream zip, ZipEntry entry, long left) throws BadUpload, IOException {
        var mistake = FilePaths.findMistake(entry.isDirectory() ? directory(entry) : entry.getName());
        if (mistake != null) {
            throw new BadUpload(mistake);
        }
        long most = Math.min(left, EditedFiles.largest(entry.getName()));
        var content = zip.readNBytes((int) most + 1);
        if (content.length > most) {
            throw BadUpload.tooLarge("A file in the zip file has more than %d MB.".formatted(most >> 20));
        }
        return content;
    }

    private static String directory(ZipEntry entry) {
        return entry.getName().substring(0, entry.getName().length() - 1);
    }

    private static void add(SortedMap<String, byte[]> files, ZipEntry entry, byte[] content) throws BadUpload {
        if (!entry.isDirectory()
                && EditedFiles.covers(entry.getName())
                && files.put(entry.getName(), content) != null) {
            throw new BadUpload("The zip file holds a file twice: (%s).".formatted(entry.getName()));
        }
    }

    /** The same bytes for the same files. */
    public static byte[] write(SortedMap<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                var entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
