package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.fake.Client;
import io.waybill.app.fake.Eventually;
import io.waybill.app.fake.FakeBuyer;
import io.waybill.app.fake.RunningWaybill;
import io.waybill.app.fake.TestHome;
import io.waybill.app.fake.WaybillProcess;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** The database goes away while a buyer has a lead in hand, and comes back. */
class OutageTest {
    /** What a request may take before the test gives it up; a quiet machine needs less than half of it. */
    private static final Duration SOON = Duration.ofSeconds(2);

    private final FakeBuyer buyer = FakeBuyer.start();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @TempDir
    private Path folder;

    private @Nullable WaybillProcess running;

    @BeforeEach
    void aLeadIsUnderWay() {
        buyer.answers("/first").accepts().behind(gate).accepts();
        // What a refused lead was to take must be free again: there is room for two.
        TestHome.in(folder)
                .buyer("first", buyer.uri("/first").toString(), "caps: { leads: 2, per: total }\n")
                .buyers("top,*,first,75.00,1,1\n");
        running = WaybillProcess.start(folder, WaybillProcess.freePort(), Map.of());
    }

    @AfterEach
    void stop() {
        if (running != null) {
            running.close();
        }
        buyer.close();
        threads.close();
    }

    private WaybillProcess waybill() {
        return Objects.requireNonNull(running);
    }

    private Client soon() {
        return waybill().client().within(SOON);
    }

    private CompletableFuture<HttpResponse<String>> send(Client client, String name) {
        var lead = "{\"fname\":\"%s\",\"loan_amount\":\"15000\"}".formatted(name);
        return client.submitting("loans", "web", "", lead);
    }

    /** The future answer to a lead that the buyer has in hand. */
    private CompletableFuture<HttpResponse<String>> underWay() {
        var answer = send(waybill().client(), "Ann");
        Eventually.holds(() -> assertThat(buyer.visits()).hasSize(1));
        return answer;
    }

    @Test
    void aKilledDatabaseCostsNoLeadAndNoSale(TestReporter reporter) {
        var first = underWay();
        var id =
                RunningWaybill.json(buyer.visits().getFirst().body()).path("id").asText();

        killTwice();
        gate.countDown();
        var refused = timed(reporter, "submit", () -> send(soon(), "Refused").join());
        var health = timed(reporter, "health", () -> soon().get("/health"));
        var lead = timed(reporter, "lead", () -> soon().ask("/leads/" + id));

        isUnavailable(refused.join());
        assertThat(health.join().statusCode()).isEqualTo(503);
        isUnavailable(lead.join());
        everythingGoesOn(first);
    }

    /** Once it starts again at once, the second time only after a second: long enough to look at. */
    private void killTwice() {
        var before = waybill().database();
        before.destroyForcibly();
        Eventually.holds(() -> {
            var after = waybill().database();
            assertThat(after.pid()).isNotEqualTo(before.pid());
            assertThat(after.destroyForcibly()).isTrue();
        });
    }

    @Test
    void aStalledDatabaseCostsNoLeadAndNoSale(TestReporter reporter) throws Exception {
        var first = underWay();
        long database = waybill().database().pid();

        signal("STOP", database);
        try {
            gate.countDown();
            for (int number = 0; number < 3; number++) {
                isUnavailable(
                        timed(reporter, "submit", () -> send(soon(), "Refused").join())
                                .join());
            }
            assertThat(soon().get("/health").statusCode()).isEqualTo(503);
        } finally {
            signal("CONT", database);
        }
        everythingGoesOn(first);
    }

    private static void signal(String name, long process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process))
                        .start()
                        .waitFor())
                .isZero();
    }

    private <T> CompletableFuture<T> timed(TestReporter reporter, String what, Supplier<T> asking) {
        Supplier<T> timing = () -> {
            long start = System.nanoTime();
            var answer = asking.get();
            reporter.publishEntry(
                    what, Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms");
            return answer;
        };
        return CompletableFuture.supplyAsync(timing, threads);
    }

    private static void isUnavailable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).doesNotContain("Exception", "\tat ");
    }

    private void everythingGoesOn(CompletableFuture<HttpResponse<String>> first) {
        Eventually.holds(
                () -> assertThat(waybill().client().get("/health").statusCode()).isEqualTo(200));
        var next = Eventually.get(() -> {
            var answer = send(waybill().client(), "Next").join();
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            return RunningWaybill.json(answer.body());
        });
        assertThat(next.path("outcome").asText()).isEqualTo("success");
        var lead = soldOnce(first.join());
        assertThat(Story.events(lead, "exchange.finished")).hasSize(1);
        Eventually.holds(
                () -> assertThat(underWayIn("routing") + underWayIn("waiting")).isZero());
        assertThat(buyer.visits()).hasSize(2).noneMatch(visit -> visit.body().contains("Refused"));
    }

    private int underWayIn(String state) {
        return waybill().client().api("/leads?state=" + state).path("leads").size();
    }

    private JsonNode soldOnce(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(201, 202);
        var id = RunningWaybill.json(answer.body()).at("/lead/id").asText();
        return Eventually.get(() -> {
            var lead = waybill().client().lead(id);
            assertThat(lead.path("state").asText()).isEqualTo("sold");
            assertThat(lead.path("sales")).hasSize(1);
            return lead;
        });
    }
}
