package io.waybill.app.fake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Zip files as people make them. */
public final class Zips {
    private Zips() {}

    /** The rules and mappings of a home. */
    public static byte[] ofHome(Path home) {
        var files = new TreeMap<String, String>();
        try (var all = Files.walk(home)) {
            for (var path : all.filter(Files::isRegularFile).toList()) {
                var name = home.relativize(path).toString();
                if (name.startsWith("rules/") || name.startsWith("mappings/")) {
                    files.put(name, Files.readString(path));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return of(files);
    }

    /** These files, whatever they are called. */
    public static byte[] of(Map<String, String> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
