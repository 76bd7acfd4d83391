package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.fake.Eventually;
import io.waybill.app.fake.FakeBuyer;
import io.waybill.app.fake.RunningWaybill;
import io.waybill.app.fake.TestHome;
import io.waybill.app.fake.WaybillProcess;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A {@code kill -9} after leads were stored and before their sources were answered; the sources repeat under their keys. */
class RepeatCrashTest {
    private static final int LEADS = 12;

    @AutoClose
    private final FakeBuyer buyer = FakeBuyer.start();

    private final int port = WaybillProcess.freePort();

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "the database too: {0}")
    @ValueSource(booleans = {false, true})
    void everyRepeatFindsItsLeadAndNoneIsSoldTwice(boolean databaseToo) {
        buyer.answers("/first").forEachDelivery().acceptsAndHangs().accepts();
        TestHome.in(folder)
                .buyer("first", buyer.uri("/first").toString(), "idempotent: true\ntimeout: 1s\n")
                .buyers("top,*,first,75.00,1,1\n")
                .write("rules/flows/loans/outcomes.csv", """
                        id,exchange,fault,class,retry,backoff,timeout_factor,then
                        slow,,timeout,timeout,3,10ms,1,next
                        """);
        crashBeforeTheAnswer(databaseToo);

        try (var waybill = WaybillProcess.start(folder, port, Map.of())) {
            var stored = waybill.client().api("/leads").path("leads").findValuesAsText("id");
            assertThat(stored).isNotEmpty();
            var ids = IntStream.range(0, LEADS)
                    .mapToObj(number -> Eventually.get(() -> soldAs(waybill, number)))
                    .toList();
            assertThat(ids).hasSize(LEADS).doesNotHaveDuplicates().containsAll(stored);
            assertThat(waybill.client().api("/leads").path("leads")).hasSize(LEADS);
            assertThat(buyer.accepted()).isEqualTo(LEADS);
        }
    }

    /** Every lead that a buyer has seen is on disk, and no source has been told of one. */
    private void crashBeforeTheAnswer(boolean databaseToo) {
        try (var waybill = WaybillProcess.start(folder, port, Map.of())) {
            List<CompletableFuture<HttpResponse<String>>> sent = IntStream.range(0, LEADS)
                    .mapToObj(number -> send(waybill, number))
                    .toList();
            Eventually.holds(() -> assertThat(buyer.visits()).isNotEmpty());
            if (databaseToo) {
                waybill.killAll();
            } else {
                waybill.kill();
            }
            assertThat(sent).allSatisfy(answer -> assertThat(answer).failsWithin(Duration.ofSeconds(30)));
        }
    }

    private static String soldAs(WaybillProcess waybill, int number) {
        var answer = send(waybill, number).join();
        assertThat(answer.statusCode()).as(answer.body()).isIn(201, 202);
        var id = RunningWaybill.json(answer.body()).at("/lead/id").asText();
        assertThat(waybill.client().lead(id).path("state").asText()).isEqualTo("sold");
        return id;
    }

    private static CompletableFuture<HttpResponse<String>> send(WaybillProcess waybill, int number) {
        return waybill.client()
                .sending(
                        "POST",
                        "/flows/loans/sources/web/submit",
                        "{\"fname\":\"P%d\",\"loan_amount\":\"15000\"}".formatted(number),
                        "Content-Type",
                        "application/json",
                        "Idempotency-Key",
                        "key-" + number);
    }
}
