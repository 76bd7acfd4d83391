package io.waybill.app.fake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What people edit of a home folder, as a ZIP file to be sent. */
public final class SentHome {
    private SentHome() {}

    /** Sends the home's files, with these instead of what is there, and waits for the answer. */
    public static HttpResponse<String> post(URI address, Path home, Map<String, String> instead) {
        var request = HttpRequest.newBuilder(address)
                .header("X-API-Key", RunningWaybill.ADMIN_KEY)
                .header("Content-Type", "application/zip")
                .POST(BodyPublishers.ofByteArray(zipped(home, instead)))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static byte[] zipped(Path home, Map<String, String> instead) {
        try {
            var files = new TreeMap<String, byte[]>();
            for (var folder : new String[] {"rules/flows", "rules/lists", "mappings"}) {
                if (Files.isDirectory(home.resolve(folder))) {
                    try (var all = Files.walk(home.resolve(folder))) {
                        for (var file : all.filter(Files::isRegularFile).toList()) {
                            files.put(home.relativize(file).toString(), Files.readAllBytes(file));
                        }
                    }
                }
            }
            files.keySet().removeIf(name -> name.startsWith("mappings/src/") || name.contains("/target/"));
            instead.forEach((name, content) -> files.put(name, content.getBytes(StandardCharsets.UTF_8)));
            var bytes = new ByteArrayOutputStream();
            try (var zip = new ZipOutputStream(bytes)) {
                for (var file : files.entrySet()) {
                    zip.putNextEntry(new ZipEntry(file.getKey()));
                    zip.write(file.getValue());
                }
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
