package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.fake.Client;
import io.waybill.app.fake.RunningWaybill;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small bodies that unpack to gigabytes, at every door that unpacks. */
class BombTest extends Story {
    private static final byte[] GZIP_HEAD = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0};
    private static final String LINE = "a".repeat(999) + "\n";
    private static final int CHUNK = 16 << 20;
    private static final int CHUNKS = 256;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void serve() {
        home().buyer("first", buyer.uri("/first").toString(), "").buyers("top,*,first,75.00,1,1\n");
        start();
    }

    @AfterEach
    void closeClient() {
        http.close();
    }

    /** Four gigabytes of lines in some megabytes. */
    private static byte[] gzip() {
        byte[] chunk = LINE.repeat(CHUNK / LINE.length()).getBytes(StandardCharsets.US_ASCII);
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(GZIP_HEAD);
        byte[] packed = packed(chunk);
        for (int number = 0; number < CHUNKS; number++) {
            bytes.writeBytes(packed);
        }
        return bytes.toByteArray();
    }

    /** A part of a stream that stands for itself, so that it may be repeated. */
    private static byte[] packed(byte[] chunk) {
        byte[] into = new byte[1 << 20];
        try (var deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
            deflater.setInput(chunk);
            int length = deflater.deflate(into, 0, into.length, Deflater.FULL_FLUSH);
            assertThat(length).isLessThan(into.length);
            return Arrays.copyOf(into, length);
        }
    }

    private static byte[] zip(String name) {
        var bytes = new ByteArrayOutputStream();
        byte[] zeros = new byte[CHUNK];
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setLevel(Deflater.BEST_SPEED);
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.write("<workbook/>".getBytes(StandardCharsets.US_ASCII));
            zip.putNextEntry(new ZipEntry(name));
            for (int number = 0; number < CHUNKS / 4; number++) {
                zip.write(zeros);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private HttpResponse<String> send(String method, String path, byte[] body, String... headers) {
        var request = HttpRequest.newBuilder(waybill().uri().resolve("/api" + path))
                .header("X-API-Key", Client.ADMIN_KEY)
                .headers(headers)
                .method(method, BodyPublishers.ofByteArray(body))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private static void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
        assertThat(RunningWaybill.json(answer.body()).path("error").asText()).isNotBlank();
    }

    @Test
    void packedLeadsAndListsThatUnpackToGigabytesAreRefused() {
        byte[] bomb = gzip();
        assertThat(bomb.length).isLessThan(40 << 20);

        var leads = send("POST", "/leads/import?flow=loans&source=web", bomb, "Content-Encoding", "gzip");
        var list = send("PUT", "/lists/many", bomb, "Content-Encoding", "gzip", "Content-Type", "text/plain");

        refused(leads);
        assertThat(leads.body()).contains("200 times", "Nothing was imported");
        refused(list);
        assertThat(list.body()).contains("200 times", "Nothing was changed");
        assertThat(waybill().api("/lists").path("lists")).isEmpty();
        assertThat(submit().path("outcome").asText()).isEqualTo("success");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /releases/import, rules/flows/loans/buyers.csv",
        "POST, /releases/backtest?flow=loans, rules/flows/loans/buyers.csv",
    })
    void aHomeThatUnpacksToAGigabyteIsRefused(String method, String path, String name) {
        refused(send(method, path, zip(name), "Content-Type", "application/zip"));
    }

    @Test
    void aTableThatUnpacksToGigabytesIsRefused() {
        var made = send(
                "POST",
                "/drafts",
                "{\"flow\":\"loans\"}".getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/json");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        var table = "/tables/loans/buyers?draft="
                + RunningWaybill.json(made.body()).path("id").asText();

        refused(send("PUT", table, zip("xl/sharedStrings.xml"), "Content-Type", "application/octet-stream"));
        refused(send("PUT", table, zip("xl/worksheets/sheet1.xml"), "Content-Type", "application/octet-stream"));
        refused(send("PUT", table, gzip(), "Content-Type", "text/csv", "Content-Encoding", "gzip"));
    }
}
