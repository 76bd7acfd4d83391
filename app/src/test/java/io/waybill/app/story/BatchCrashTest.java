package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.fake.Eventually;
import io.waybill.app.fake.FakeBuyer;
import io.waybill.app.fake.RunningWaybill;
import io.waybill.app.fake.TestHome;
import io.waybill.app.fake.Visit;
import io.waybill.app.fake.WaybillProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batches are stopped by {@code kill -9} while they are open and while they are out; the buyers' ledger judges what the next start does. */
class BatchCrashTest {
    private static final String OUTCOMES = """
            id,fault,class,retry,backoff,then
            slow,timeout,timeout,3,10ms,next
            """;

    private final FakeBuyer buyer = FakeBuyer.start();
    private @Nullable WaybillProcess running;

    @AfterEach
    void stop() {
        if (running != null) {
            running.close();
        }
        buyer.close();
    }

    private WaybillProcess waybill() {
        return Objects.requireNonNull(running);
    }

    private static void recipient(TestHome home, FakeBuyer buyer, String id, String more) {
        home.buyer(id, buyer.uri("/" + id).toString(), more);
    }

    private List<String> submit(String state, int count) {
        return Stream.generate(() -> submit(state)).limit(count).toList();
    }

    private String submit(String state) {
        var lead = "{\"fname\":\"Ann\",\"state\":\"%s\",\"loan_amount\":\"15000\"}".formatted(state);
        var answer =
                waybill().client().submitting("loans", "web", "?wait=0", lead).join();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return RunningWaybill.json(answer.body()).at("/lead/id").asText();
    }

    private JsonNode leadIn(String state, String lead) {
        return Eventually.get(() -> {
            var now = waybill().client().lead(lead);
            assertThat(now.path("state").asText())
                    .as("%s in %s", now, waybill().output())
                    .isEqualTo(state);
            return now;
        });
    }

    private static String results(int count) {
        var items = Stream.generate(() -> "{\"status\":\"accepted\",\"leadId\":\"R\"}")
                .limit(count);
        return "{\"results\":[" + String.join(",", items.toList()) + "]}";
    }

    @Test
    void nothingIsLostAndNothingIsSentTwice(@TempDir Path folder) {
        var home = TestHome.in(folder);
        buyer.answers("/careful").acceptsAndHangs().with(200, results(2));
        buyer.answers("/plain").acceptsAndHangs();
        buyer.answers("/open").with(200, results(3));
        var batch = "batch: { size: %d, every: 1h, items: \"$.results\" }\ntimeout: 60s\n";
        recipient(home, buyer, "careful", batch.formatted(2) + "idempotent: true\n");
        recipient(home, buyer, "plain", batch.formatted(2));
        recipient(home, buyer, "open", batch.formatted(3));
        recipient(home, buyer, "spare", "");
        home.buyers("ca,CA,careful,75.00,1,1\nny,NY,plain,75.00,1,1\ntx,TX,open,75.00,1,1\nall,*,spare,1.00,1,9\n")
                .write("rules/flows/loans/outcomes.csv", OUTCOMES);
        int port = WaybillProcess.freePort();
        running = WaybillProcess.start(folder, port, Map.of());
        var careful = submit("CA", 2);
        var plain = submit("NY", 2);
        var open = submit("TX", 2);
        Eventually.holds(
                () -> assertThat(buyer.visits()).extracting(Visit::path).contains("/careful", "/plain"));

        waybill().kill();
        running = WaybillProcess.start(folder, port, Map.of());
        var third = submit("TX");

        careful.forEach(lead ->
                assertThat(leadIn("sold", lead).path("revenue").asText()).isEqualTo("75.00"));
        plain.forEach(lead -> assertThat(Story.events(leadIn("review", lead), "exchange.finished")
                        .getLast()
                        .path("outcome")
                        .asText())
                .isEqualTo("unknown"));
        Stream.concat(open.stream(), Stream.of(third)).forEach(lead -> leadIn("sold", lead));
        assertThat(buyer.visits("/careful")).extracting(Visit::attempt).containsExactly("1", "2");
        assertThat(buyer.visits("/careful").stream().map(Visit::key).distinct()).hasSize(1);
        assertThat(buyer.visits("/careful").getLast().body())
                .isEqualTo(buyer.visits("/careful").getFirst().body());
        assertThat(buyer.visits("/plain")).hasSize(1);
        assertThat(buyer.visits("/open")).hasSize(1);
        assertThat(open)
                .allMatch(lead -> buyer.visits("/open").getFirst().body().contains(lead));
        assertThat(buyer.visits("/spare")).isEmpty();
    }
}
