package io.waybill.app.fake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Zip files as people make them. */
public final class Zips {
    /** What people edit of a home: the sample home is a folder of the source code as well. */
    private static final List<String> EDITED = List.of("rules/flows", "rules/lists", "mappings");

    private Zips() {}

    /** The rules and mappings of a home. */
    public static byte[] ofHome(Path home) {
        return ofHome(home, Map.of());
    }

    /** The same, with these files instead of what is there. */
    public static byte[] ofHome(Path home, Map<String, String> instead) {
        var files = new TreeMap<String, byte[]>();
        try {
            for (var folder : EDITED) {
                if (Files.isDirectory(home.resolve(folder))) {
                    addAll(files, home, folder);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.keySet().removeIf(name -> name.startsWith("mappings/src/") || name.contains("/target/"));
        instead.forEach((name, content) -> files.put(name, content.getBytes(StandardCharsets.UTF_8)));
        return zip(files);
    }

    private static void addAll(Map<String, byte[]> files, Path home, String folder) throws IOException {
        try (var all = Files.walk(home.resolve(folder))) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                files.put(home.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
    }

    /** These files, whatever they are called. */
    public static byte[] of(Map<String, String> files) {
        var bytes = new TreeMap<String, byte[]>();
        files.forEach((name, content) -> bytes.put(name, content.getBytes(StandardCharsets.UTF_8)));
        return zip(bytes);
    }

    private static byte[] zip(Map<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
