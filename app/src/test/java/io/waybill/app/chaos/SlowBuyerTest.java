package io.waybill.app.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.fake.FakeBuyer;
import io.waybill.app.fake.RunningWaybill;
import io.waybill.app.fake.TestHome;
import io.waybill.db.embedded.TestDatabase;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** One lead in ten goes to a buyer that hangs for 30 s. The others must hardly notice: a ratio within one run, as machines differ. */
@Tag("measurement")
class SlowBuyerTest {
    private static final int ROUNDS = 12;
    private static final int LEADS_OF_A_ROUND = 200;
    private static final Duration BETWEEN_LEADS = Duration.ofMillis(20);
    /** On a machine that is busy otherwise some leads are not on disk in time. */
    private static final long REFUSED = -1;

    private static final double MOST = 1.10;

    @TempDir
    private Path folder;

    private final FakeBuyer buyer = FakeBuyer.start();
    private final List<Long> without = new ArrayList<>();
    private final List<Long> with = new ArrayList<>();

    @BeforeEach
    void writeHome() {
        buyer.answers("/slow").hangs();
        buyer.answers("/quick").accepts().after(BETWEEN_LEADS);
        TestHome.in(folder)
                .buyer("slow", buyer.uri("/slow").toString(), "timeout: 30s\n")
                .buyer("quick", buyer.uri("/quick").toString(), "connections: 50\n")
                .buyers("""
                        one,NY,slow,75.00,1,1
                        two,CA,quick,70.00,1,2
                        """);
    }

    @AfterEach
    void stop() {
        buyer.close();
    }

    @Test
    void aBuyerThatHangsDoesNotDelayTheLeadsOfOthers(TestReporter reporter) {
        try (var waybill = RunningWaybill.start(folder, TestDatabase.fresh(), Map.of())) {
            round(waybill, false);
            round(waybill, true);
            for (int round = 0; round < ROUNDS; round++) {
                without.addAll(round(waybill, false));
                with.addAll(round(waybill, true));
            }
        }
        double ratio = (double) p95(with) / p95(without);
        reporter.publishEntry(Map.of(
                "p95 without, in microseconds", Long.toString(p95(without)),
                "p95 with", Long.toString(p95(with)),
                "ratio", Double.toString(ratio)));
        assertThat(with).hasSizeGreaterThan(ROUNDS * LEADS_OF_A_ROUND / 2);
        assertThat(ratio).isLessThan(MOST);
    }

    /** A steady stream of leads; how long those for the quick buyer took, in microseconds. */
    private static List<Long> round(RunningWaybill waybill, boolean slowToo) {
        var times = new ArrayList<CompletableFuture<Long>>();
        var pace = CompletableFuture.delayedExecutor(BETWEEN_LEADS.toNanos(), TimeUnit.NANOSECONDS);
        for (int lead = 0; lead < LEADS_OF_A_ROUND; lead++) {
            if (lead % 10 == 0) {
                var _ = submit(waybill, slowToo ? "NY" : "CA", "?wait=0");
            } else {
                long start = System.nanoTime();
                times.add(submit(waybill, "CA", "")
                        .thenApply(status -> status == 201 ? (System.nanoTime() - start) / 1_000 : REFUSED));
            }
            CompletableFuture.runAsync(() -> {}, pace).join();
        }
        return times.stream()
                .map(CompletableFuture::join)
                .filter(time -> time != REFUSED)
                .toList();
    }

    private static CompletableFuture<Integer> submit(RunningWaybill waybill, String state, String query) {
        var lead = "{\"fname\":\"Ann\",\"state\":\"%s\",\"loan_amount\":\"15000\"}".formatted(state);
        return waybill.client().submitting("loans", "web", query, lead).thenApply(HttpResponse::statusCode);
    }

    private static long p95(List<Long> times) {
        return times.stream().sorted().toList().get(times.size() * 95 / 100);
    }
}
