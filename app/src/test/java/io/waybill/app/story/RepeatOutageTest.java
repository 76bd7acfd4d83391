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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources that repeat under a key whatever they were told: every lead is sold, and none twice. */
class RepeatOutageTest {
    private static final int LEADS = 40;

    private final FakeBuyer buyer = FakeBuyer.start();
    private final int port = WaybillProcess.freePort();

    @TempDir
    private Path folder;

    private @Nullable WaybillProcess running;

    @BeforeEach
    void start() {
        TestHome.in(folder).buyer("first", buyer.uri("/first").toString(), "").buyers("top,*,first,75.00,1,1\n");
        running = WaybillProcess.start(folder, port, Map.of());
        assertThat(send(-1).join().statusCode()).isEqualTo(201);
    }

    @AfterEach
    void stop() {
        waybill().close();
        buyer.close();
    }

    private WaybillProcess waybill() {
        return Objects.requireNonNull(running);
    }

    private CompletableFuture<HttpResponse<String>> send(int number) {
        return waybill()
                .client()
                .sending(
                        "POST",
                        "/flows/loans/sources/web/submit",
                        "{\"fname\":\"P%d\",\"loan_amount\":\"15000\"}".formatted(number),
                        "Content-Type",
                        "application/json",
                        "Idempotency-Key",
                        "key-" + number);
    }

    private static void signal(String name, long process) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process))
                        .start()
                        .waitFor())
                .isZero();
    }

    private void everyLeadIsSoldOnce() {
        List<String> ids = IntStream.range(0, LEADS)
                .mapToObj(number -> Eventually.get(() -> {
                    var answer = send(number).join();
                    assertThat(answer.statusCode()).as(answer.body()).isIn(201, 202);
                    return RunningWaybill.json(answer.body()).at("/lead/id").asText();
                }))
                .toList();
        ids.forEach(id -> Eventually.holds(() ->
                assertThat(waybill().client().lead(id).path("state").asText()).isEqualTo("sold")));
        var names = buyer.visits().stream()
                .map(Visit::body)
                .map(body -> RunningWaybill.json(body).path("name").asText())
                .filter(name -> !name.equals("P-1"))
                .toList();
        assertThat(names).hasSize(LEADS).doesNotHaveDuplicates();
    }

    @Test
    void overADatabaseThatStalls() throws Exception {
        long database = waybill().database().pid();
        List<CompletableFuture<HttpResponse<String>>> first =
                IntStream.range(0, LEADS / 2).mapToObj(this::send).toList();
        signal("STOP", database);
        List<CompletableFuture<HttpResponse<String>>> more =
                IntStream.range(LEADS / 2, LEADS).mapToObj(this::send).toList();
        try {
            more.forEach(answer -> assertThat(answer.join().statusCode()).isIn(201, 503));
        } finally {
            signal("CONT", database);
        }
        first.forEach(CompletableFuture::join);
        everyLeadIsSoldOnce();
    }
}
