package io.waybill.bench.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.waybill.bench.home.WorkHome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Imports and activates releases as the command does, without the start of a JVM in between. */
final class ReleaseDesk implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final URI address;
    private final String key;

    ReleaseDesk(Site site) throws IOException {
        this.address = URI.create("http://127.0.0.1:" + site.node().port());
        this.key = Files.readString(site.setting().places().data().resolve("admin-key"))
                .strip();
    }

    /** The hash of the release. */
    String load(WorkHome home) throws IOException, InterruptedException {
        JsonNode answer = post("/api/releases/import?reason=bench", "application/zip", zip(home.files()));
        return answer.findValue("hash").asText();
    }

    /** Returns when it is in force. */
    void activate(String hash) throws IOException, InterruptedException {
        post(
                "/api/releases/" + hash + "/activate",
                "application/json",
                "{\"reason\":\"bench\"}".getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode post(String path, String type, byte[] body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve(path))
                .header("X-API-Key", key)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        var answer = client.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("%s: %d %s"
                    .formatted(path, answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8)));
        }
        return json.readTree(answer.body());
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        client.close();
    }
}
