package io.waybill.app.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FakeBuyerTest {
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void followsItsScriptAndStaysWithTheLastStep() throws Exception {
        try (var buyer = FakeBuyer.start()) {
            buyer.answers("/a").with(503).header("Retry-After", "1").then(200, "{\"status\":\"accepted\"}");

            assertThat(post(buyer, "/a", "K1").headers().firstValue("retry-after"))
                    .hasValue("1");
            assertThat(post(buyer, "/a", "K1").statusCode()).isEqualTo(200);
            assertThat(post(buyer, "/a", "K1").statusCode()).isEqualTo(200);
            assertThat(buyer.accepted()).isEqualTo(1);
        }
    }

    @Test
    void startsItsScriptAnewForEachDelivery() throws Exception {
        try (var buyer = FakeBuyer.start()) {
            buyer.answers("/a").forEachDelivery().with(503).accepts();

            assertThat(post(buyer, "/a", "K1").statusCode()).isEqualTo(503);
            assertThat(post(buyer, "/a", "K2").statusCode()).isEqualTo(503);
            assertThat(post(buyer, "/a", "K1").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void countsALeadThatItTookWithoutSayingSo() throws Exception {
        try (var buyer = FakeBuyer.start()) {
            buyer.answers("/a").acceptsAndResets();

            assertThatThrownBy(() -> post(buyer, "/a", "K1")).isInstanceOf(IOException.class);
            assertThat(buyer.accepted()).isEqualTo(1);
        }
    }

    @Test
    void leavesALedgerThatOthersCanRead(@TempDir Path folder) throws Exception {
        var file = folder.resolve("ledger.jsonl");
        try (var buyer = FakeBuyer.start(0, file)) {
            post(buyer, "/a?x=1", "K1");
            post(buyer, "/b", "K2");
        }
        Files.writeString(file, "{\"cut off", StandardOpenOption.APPEND);

        var visits = FakeBuyer.read(file);
        assertThat(visits).extracting(Visit::path).containsExactly("/a", "/b");
        assertThat(visits.getFirst().query()).isEqualTo("x=1");
        assertThat(visits.getFirst().body()).isEqualTo("{}");
        assertThat(visits.getFirst().attempt()).isEqualTo("1");
        assertThat(FakeBuyer.accepted(visits)).isEqualTo(2);
    }

    private HttpResponse<String> post(FakeBuyer buyer, String path, String key) throws Exception {
        var request = HttpRequest.newBuilder(buyer.uri(path))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .header("X-Idempotency-Key", key)
                .header("X-Waybill-Attempt", "1")
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
