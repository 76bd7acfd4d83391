package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.fake.Eventually;
import io.waybill.app.fake.RunningWaybill;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of old leads. */
class ImportTest extends Story {
    private static final String FILE = """
            fname,email,loan_amount,when,colour
            Ann,ann@example.com,15000,2025-03-01T10:00:00Z,red
            Bob,nonsense,20000,2025-03-02T10:00:00Z,blue

            Cid,cid@example.com,,2025-03-03T10:00:00Z,
            "Dot, jr",dot@example.com,30000,soon,
            Eve,eve@example.com,10,2025-03-05T10:00:00Z,x,y
            Ann,ANN@example.com,15000,2025-03-06T10:00:00Z,
            """;

    @BeforeEach
    void oneBuyer() {
        home().buyer("first", buyer.uri("/first").toString(), "").buyers("top,*,first,75.00,1,1\n");
        start();
    }

    private HttpResponse<String> send(String query, byte[] file) {
        try {
            return waybill()
                    .client()
                    .http()
                    .send(
                            HttpRequest.newBuilder(
                                            waybill().uri().resolve("/api/leads/import?flow=loans&source=web" + query))
                                    .header("X-API-Key", RunningWaybill.ADMIN_KEY)
                                    .POST(BodyPublishers.ofByteArray(file))
                                    .build(),
                            BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aFileThatIsNotPackedAsItSaysIsRefused() {
        var path = "/api/leads/import?flow=loans&source=web";
        for (String encoding : List.of("gzip", "deflate", "br")) {
            var answer = waybill()
                    .client()
                    .send("POST", path, FILE, "X-API-Key", RunningWaybill.ADMIN_KEY, "Content-Encoding", encoding);

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(answer.body()).contains("cannot be unpacked");
        }
    }

    private JsonNode take(String query, String file) {
        var answer = send(query, file.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningWaybill.json(answer.body());
    }

    private static List<String> outcomes(JsonNode report) {
        return report.path("results").findValuesAsText("outcome");
    }

    private int leads() {
        return waybill().api("/leads?limit=500").path("leads").size();
    }

    @Test
    void aDryRunTellsOfEveryRowAndStoresNone() {
        var report = take("&dry_run=true&mark_received=when", FILE);

        assertThat(outcomes(report)).containsExactly("ok", "ok", "invalid", "invalid", "invalid", "ok");
        assertThat(report.path("results").findValuesAsText("row")).containsExactly("2", "3", "5", "6", "7", "8");
        assertThat(report.at("/results/1/reason").asText()).isEqualTo("email is not a valid email");
        assertThat(report.at("/results/2/reason").asText()).isEqualTo("loan_amount is missing");
        assertThat(report.at("/results/3/reason").asText()).contains("received cannot be read");
        assertThat(report.at("/results/4/reason").asText()).contains("6 cells, the header 5");
        assertThat(report.at("/results/5/reason").asText()).isEqualTo("the same as row 2");
        assertThat(report.path("unknown_columns").toString()).isEqualTo("[\"colour\"]");
        assertThat(report.path("rows").asInt()).isEqualTo(6);
        assertThat(leads()).isZero();
    }

    @Test
    void historyIsKeptAndNeverRouted() {
        var report = take("&mark_received=when", FILE);

        assertThat(report.path("imported").asInt()).isEqualTo(3);
        var lead = waybill().lead(report.at("/results/0/lead").asText());
        assertThat(lead.path("state").asText()).isEqualTo("unsold");
        assertThat(lead.path("reason").asText()).isEqualTo("imported");
        assertThat(lead.at("/fields/first_name/normal").asText()).isEqualTo("Ann");
        assertThat(lead.path("received_at").asText()).startsWith("2025-03-01T10:00:00");
        assertThat(RunningWaybill.types(lead)).containsExactly("lead.received", "lead.closed");
        assertThat(buyer.visits()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'',already", "&as=leads,already"})
    void theSameFileAgainDoublesNothing(String query, String again) {
        String file = "fname,loan_amount\n"
                + IntStream.range(0, 300).mapToObj(i -> "P" + i + ",100").collect(Collectors.joining("\n"));
        assertThat(take(query, file).path("imported").asInt()).isEqualTo(300);
        var second = take(query, file);
        assertThat(second.path(again).asInt()).isEqualTo(300);
        assertThat(second.path("imported").asInt()).isZero();
        assertThat(leads()).isEqualTo(300);
    }

    @Test
    void leadsAreRoutedAsIfTheyHadBeenSubmitted() {
        var report = take("&as=leads", "fname,loan_amount\nAnn,15000\n");
        var lead = report.at("/results/0/lead").asText();
        Eventually.holds(
                () -> assertThat(waybill().lead(lead).path("state").asText()).isEqualTo("sold"));
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,;", "UTF-8,'\t'", "windows-1252,;", "UTF-16LE,','", "UTF-16BE,|"})
    void howAFileIsWrittenIsNoticed(String charset, String separator) {
        String mark = charset.startsWith("UTF") ? "\uFEFF" : "";
        String text = mark
                + "fname,loan_amount\r\n\"É, x; y|z\",1\r\n"
                        .replace(",loan", separator + "loan")
                        .replace("\",1", "\"" + separator + "1");
        var answer = send("", text.getBytes(Charset.forName(charset)));
        var lead = waybill()
                .lead(RunningWaybill.json(answer.body()).at("/results/0/lead").asText());
        assertThat(lead.at("/fields/first_name/raw").asText()).isEqualTo("É, x; y|z");
    }

    @Test
    void aFileThatBreaksOffIsReadAsFarAsItGoes() {
        var report = take("", "fname,loan_amount\nAnn,1\nBob,2\n\"Cid,3\n");
        assertThat(outcomes(report)).containsExactly("imported", "imported", "invalid");
        assertThat(report.at("/results/2/reason").asText()).contains("not CSV");
    }

    @Test
    void theReportCanBeCsv() {
        var answer =
                send("&format=csv&dry_run=true", "fname,loan_amount\nAnn,1\n,x\n".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
        assertThat(answer.body().lines())
                .containsExactly("row,outcome,reason,lead", "2,ok,,", "3,invalid,loan_amount is not a valid number,");
    }

    @ParameterizedTest
    @CsvSource({"&as=nonsense,'a\n1'", "&mark_received=none,'a\n1'", "'',''", "&mark_received=b,'a\n1'"})
    void whatMakesNoSenseIsRefused(String query, String file) {
        var answer = send(query, file.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 404);
    }

    @Test
    void aFileMayBeLargerThanALead() {
        String file = "fname,loan_amount,note\n" + ("Ann,1," + "x".repeat(1000) + "\n").repeat(3000);
        assertThat(take("&dry_run=true", file).path("ok").asInt()).isEqualTo(3000);
    }
}
