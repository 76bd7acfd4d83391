package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.fake.Eventually;
import io.waybill.app.fake.FakeBuyer;
import io.waybill.app.fake.RunningWaybill;
import io.waybill.app.fake.TestHome;
import io.waybill.app.fake.Visit;
import io.waybill.app.fake.WaybillProcess;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process is told to end while a buyer has a lead in hand. */
class StopTest {
    private static final long BOUND_SECONDS = 30;

    private final FakeBuyer buyer = FakeBuyer.start();
    private final int port = WaybillProcess.freePort();
    private final CountDownLatch gate = new CountDownLatch(1);

    @TempDir
    private Path folder;

    @BeforeEach
    void writeHome() {
        TestHome.in(folder)
                .buyer("slow", buyer.uri("/slow").toString(), "idempotent: true\n")
                .buyers("top,*,slow,75.00,1,1\n")
                .write("rules/flows/loans/outcomes.csv", Story.QUICK_RETRIES);
    }

    @AfterEach
    void stop() {
        buyer.close();
    }

    private CompletableFuture<HttpResponse<String>> submit(WaybillProcess waybill) {
        return waybill.client().submitting("loans", "web", "?wait=0", Story.LEAD);
    }

    private CompletableFuture<HttpResponse<String>> underWay(WaybillProcess waybill) {
        var answer = waybill.client().submitting("loans", "web", "", Story.LEAD);
        Eventually.holds(() -> assertThat(buyer.visits()).hasSize(1));
        return answer;
    }

    @Test
    void aLeadThatCannotFinishIsPendingForItsSourceAndFinishesAfterTheNextStart() throws Exception {
        buyer.answers("/slow").hangs().accepts();
        HttpResponse<String> answer;
        try (var waybill = WaybillProcess.start(folder, port, Map.of())) {
            var waiting = underWay(waybill);
            var exit = waybill.terminate();
            assertThat(exit.get(BOUND_SECONDS, TimeUnit.SECONDS))
                    .as(waybill.output())
                    .isZero();
            answer = waiting.get(BOUND_SECONDS, TimeUnit.SECONDS);
            assertThat(waybill.output()).doesNotContain("ERROR", "\tat ");
        }
        assertThat(answer.statusCode()).isEqualTo(202);
        try (var waybill = WaybillProcess.start(folder, port, Map.of())) {
            var id = RunningWaybill.json(answer.body()).at("/lead/id").asText();
            Eventually.holds(() ->
                    assertThat(waybill.client().lead(id).path("state").asText()).isEqualTo("sold"));
            assertThat(buyer.visits()).extracting(Visit::attempt).containsExactly("1", "2");
        }
    }

    @Test
    void aLeadThatCanFinishDoesAndItsSourceIsToldWhileNewOnesAreTurnedAway() throws Exception {
        buyer.answers("/slow").accepts().behind(gate);
        try (var waybill = WaybillProcess.start(folder, port, Map.of())) {
            var waiting = underWay(waybill);
            var exit = waybill.terminate();
            Eventually.holds(() -> assertThat(waybill.output()).contains("Stopping."));
            Eventually.holds(
                    () -> assertThat(submit(waybill).join().statusCode()).isEqualTo(503));
            gate.countDown();

            var answer = waiting.get(BOUND_SECONDS, TimeUnit.SECONDS);
            assertThat(answer.statusCode()).as(waybill.output()).isEqualTo(201);
            assertThat(RunningWaybill.json(answer.body()).path("outcome").asText())
                    .isEqualTo("success");
            assertThat(exit.get(BOUND_SECONDS, TimeUnit.SECONDS)).isZero();
            assertThat(waybill.output()).doesNotContain("ERROR", "\tat ");
        }
    }
}
