package io.waybill.app.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.fake.Client;
import io.waybill.app.fake.RunningWaybill;
import io.waybill.app.release.Drafts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An analyst's spreadsheet goes into a draft and comes out again. */
class TablesTest extends Story {
    private static final String GOOD = "id,state,recipient,price\na,CA,first,52.00\n";

    private final HttpClient http = HttpClient.newHttpClient();
    private String draft = "";

    @BeforeEach
    void oneDraft() {
        home().buyer("first", buyer.uri("/first").toString(), "").buyers("top,*,first,75.00,1,1\n");
        start();
        draft = waybill()
                .part(Drafts.class)
                .make(new Drafts.Order("loans", "spring", "ann", ""), files(home().root()))
                .id();
    }

    @AfterEach
    void closeClient() {
        http.close();
    }

    @Test
    void aWorkbookBecomesTheDraftsTable() {
        HttpResponse<byte[]> answer = put("?draft=" + draft, workbook("CA", 52));

        JsonNode told = json(answer);
        assertThat(answer.statusCode()).as(told.toString()).isEqualTo(200);
        assertThat(told.path("draft").asText()).isEqualTo(draft);
        assertThat(told.path("version").asInt()).isEqualTo(2);
        assertThat(told.path("problems")).isEmpty();
        assertThat(answer.headers().firstValue("ETag")).contains("\"2\"");
        HttpResponse<byte[]> shown = get("?draft=" + draft);
        assertThat(new String(shown.body(), UTF_8))
                .isEqualTo("Our buyers\n\nid,state,recipient,price\na,CA,first,52\n");
        assertThat(shown.headers().firstValue("ETag")).contains("\"2\"");
        assertThat(shown.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
    }

    @Test
    void aTableComesAsAWorkbookToo() throws IOException {
        put("?draft=" + draft, GOOD.getBytes(UTF_8));

        HttpResponse<byte[]> shown = get("?format=xlsx&draft=" + draft);
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(shown.body()))) {
            assertThat(workbook.getSheetAt(0).getRow(1).getCell(3).getNumericCellValue())
                    .isEqualTo(52);
        }
        JsonNode plain = json(get("?format=json&draft=" + draft));
        assertThat(plain.path("rows").path(0).path("number").asInt()).isEqualTo(2);
        assertThat(get("?format=pdf&draft=" + draft).statusCode()).isEqualTo(406);
    }

    @Test
    void aTableWithMistakesIsKeptAndEveryMistakeTold() {
        JsonNode told = json(
                put("?draft=" + draft, "id;state;recipient;price\na;CA;frist;52.00\nb;CA;first;x\n".getBytes(UTF_8)));

        assertThat(told.path("problems").findValuesAsText("row")).contains("2", "3");
        assertThat(told.path("problems").findValuesAsText("text").toString()).contains("Maybe first?");
        assertThat(new String(get("?draft=" + draft).body(), UTF_8)).contains("b,CA,first,x");
    }

    @Test
    void whatIsNoTableChangesNothing() {
        put("?draft=" + draft, GOOD.getBytes(UTF_8));

        HttpResponse<byte[]> refused = put("?draft=" + draft, "Dear all,\nsee below".getBytes(UTF_8));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).path("error").asText())
                .contains("Nothing was changed")
                .contains("Maybe");
        assertThat(put("?draft=" + draft, new byte[] {'P', 'K', 3, 4, 9}).statusCode())
                .isEqualTo(400);
        assertThat(new String(get("?draft=" + draft).body(), UTF_8)).isEqualTo(GOOD);
    }

    @Test
    void whoeverSawAnOlderTableIsTold() {
        assertThat(putIf("\"1\"", GOOD).statusCode()).isEqualTo(200);
        assertThat(putIf("\"1\"", GOOD + "b,NY,first,1\n").statusCode()).isEqualTo(412);
        assertThat(putIf("\"2\"", GOOD + "b,NY,first,1\n").statusCode()).isEqualTo(200);
        assertThat(putIf("soon", GOOD).statusCode()).isEqualTo(400);
    }

    @Test
    void onlyDraftsCanBeChanged() {
        HttpResponse<byte[]> refused = put("", GOOD.getBytes(UTF_8));

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(json(refused).path("error").asText()).contains("POST /api/drafts");
        assertThat(put("?draft=0123456789abcdef0123456789abcdef", GOOD.getBytes(UTF_8))
                        .statusCode())
                .isEqualTo(404);
        assertThat(send("GET", "/loans/byers", new byte[0], "").statusCode()).isEqualTo(404);
        assertThat(get("?draft=0123456789abcdef0123456789abcdef").statusCode()).isEqualTo(404);
    }

    private HttpResponse<byte[]> put(String query, byte[] body) {
        return send("PUT", "/loans/buyers" + query, body, "");
    }

    private HttpResponse<byte[]> putIf(String match, String body) {
        return send("PUT", "/loans/buyers?draft=" + draft, body.getBytes(UTF_8), match);
    }

    private HttpResponse<byte[]> get(String query) {
        return send("GET", "/loans/buyers" + query, new byte[0], "");
    }

    private HttpResponse<byte[]> send(String method, String path, byte[] body, String match) {
        var request = HttpRequest.newBuilder(waybill().uri().resolve("/api/tables" + path))
                .header("X-API-Key", Client.ADMIN_KEY)
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (!match.isEmpty()) {
            request.header("If-Match", match);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        return RunningWaybill.json(new String(answer.body(), UTF_8));
    }

    private static byte[] workbook(String state, double price) {
        try (var workbook = new XSSFWorkbook();
                var out = new ByteArrayOutputStream()) {
            var sheet = workbook.createSheet("Buyers");
            sheet.createRow(0).createCell(0).setCellValue("Our buyers");
            XSSFRow header = sheet.createRow(2);
            XSSFRow row = sheet.createRow(3);
            String[] names = {"id", "state", "recipient", "price"};
            for (int place = 0; place < names.length; place++) {
                header.createCell(place).setCellValue(names[place]);
            }
            row.createCell(0).setCellValue("a");
            row.createCell(1).setCellValue(state);
            row.createCell(2).setCellValue("first");
            row.createCell(3).setCellValue(price);
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static SortedMap<String, byte[]> files(Path home) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(home)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                String name = home.relativize(path).toString().replace('\\', '/');
                if (name.startsWith("rules/") || name.startsWith("mappings/")) {
                    files.put(name, Files.readAllBytes(path));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return files;
    }
}
