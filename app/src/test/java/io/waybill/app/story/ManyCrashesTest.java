package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.fake.Client;
import io.waybill.app.fake.Eventually;
import io.waybill.app.fake.FakeBuyer;
import io.waybill.app.fake.RunningWaybill;
import io.waybill.app.fake.TestHome;
import io.waybill.app.fake.Visit;
import io.waybill.app.fake.WaybillProcess;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Many leads at once and a {@code kill -9} wherever it falls, again and again: the promises hold for every one of them. */
class ManyCrashesTest {
    private static final int ROUNDS = 3;
    private static final int LEADS = 24;

    private final FakeBuyer buyer = FakeBuyer.start();
    private final int port = WaybillProcess.freePort();
    private final Set<String> answered = new HashSet<>();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        buyer.close();
    }

    @Test
    void everyLeadThatWasAnsweredIsKeptAndEveryAcceptanceIsOneSaleOrHeldForAPerson(TestReporter reporter) {
        long seed = System.nanoTime();
        reporter.publishEntry("seed", Long.toString(seed));
        var random = new Random(seed);
        writeHome();
        for (int round = 0; round < ROUNDS; round++) {
            crash(random);
        }
        try (var waybill = WaybillProcess.start(folder, port, Map.of())) {
            var client = waybill.client();
            Eventually.holds(
                    () -> assertThat(underWay(client)).as(waybill.output()).isEmpty());
            judge(client, "seed " + seed);
        }
    }

    private void writeHome() {
        buyer.answers("/picky").forEachDelivery().rejects().after(Duration.ofMillis(5));
        buyer.answers("/careful").forEachDelivery().accepts().after(Duration.ofMillis(20));
        buyer.answers("/plain").forEachDelivery().accepts().after(Duration.ofMillis(20));
        TestHome.in(folder)
                .buyer("picky", buyer.uri("/picky").toString(), "")
                .buyer("careful", buyer.uri("/careful").toString(), "idempotent: true\n")
                .buyer("plain", buyer.uri("/plain").toString(), "")
                .buyer("spare", buyer.uri("/spare").toString(), "")
                .buyers("""
                        one,CA,picky,75.00,1,1
                        two,CA,careful,70.00,1,2
                        three,NY,plain,65.00,1,3
                        last,*,spare,10.00,1,4
                        """)
                .write("rules/flows/loans/outcomes.csv", Story.QUICK_RETRIES);
    }

    /** Kills when the buyers have been asked so often: any moment of any lead. */
    private void crash(Random random) {
        int asked = buyer.visits().size() + 1 + random.nextInt(LEADS);
        try (var waybill = WaybillProcess.start(folder, port, Map.of())) {
            var sent = IntStream.range(0, LEADS)
                    .mapToObj(number -> submit(waybill.client(), number % 2 == 0 ? "CA" : "NY"))
                    .toList();
            Eventually.holds(() -> assertThat(buyer.visits()).hasSizeGreaterThanOrEqualTo(asked));
            if (random.nextBoolean()) {
                waybill.kill();
            } else {
                waybill.killAll();
            }
            sent.forEach(this::note);
        }
    }

    private static CompletableFuture<HttpResponse<String>> submit(Client client, String state) {
        var lead = "{\"fname\":\"Ann\",\"state\":\"%s\",\"loan_amount\":\"15000\"}".formatted(state);
        return client.submitting("loans", "web", "?wait=0", lead);
    }

    private void note(CompletableFuture<HttpResponse<String>> sent) {
        sent.handle((answer, broken) -> answer)
                .thenAccept(answer -> {
                    if (answer != null && answer.statusCode() / 100 == 2) {
                        answered.add(RunningWaybill.json(answer.body())
                                .at("/lead/id")
                                .asText());
                    }
                })
                .join();
    }

    private static List<String> underWay(Client client) {
        return List.of("routing", "waiting").stream()
                .flatMap(state -> ids(client.api("/leads?limit=500&state=" + state)).stream())
                .toList();
    }

    private static Set<String> ids(JsonNode list) {
        return StreamSupport.stream(list.path("leads").spliterator(), false)
                .map(lead -> lead.path("id").asText())
                .collect(Collectors.toSet());
    }

    private void judge(Client client, String seed) {
        var known = ids(client.api("/leads?limit=500"));
        assertThat(known).as(seed).containsAll(answered);
        var taken = buyer.visits().stream()
                .filter(Visit::accepted)
                .collect(Collectors.groupingBy(
                        visit -> RunningWaybill.json(visit.body()).path("id").asText(),
                        Collectors.mapping(visit -> Objects.requireNonNull(visit.key()), Collectors.toSet())));
        assertThat(known).as(seed).containsAll(taken.keySet());
        known.forEach(id -> {
            var lead = client.lead(id);
            if (lead.path("state").asText().equals("error")) {
                // On disk too late: its source was told to send it again, so nobody may have it.
                assertThat(answered).as("%s: %s", seed, lead).doesNotContain(id);
                assertThat(taken).as("%s: %s", seed, lead).doesNotContainKey(id);
            } else {
                judge(lead, taken.getOrDefault(id, Set.of()), seed);
            }
        });
    }

    private static void judge(JsonNode lead, Set<String> taken, String seed) {
        assertThat(taken).as("%s: buyers of %s", seed, lead).hasSizeLessThanOrEqualTo(1);
        var sold = Set.copyOf(lead.path("sales").findValuesAsText("delivery"));
        var unknown = Story.events(lead, "exchange.finished").stream()
                .filter(event -> event.path("outcome").asText().equals("unknown"))
                .map(event -> event.path("delivery").asText())
                .collect(Collectors.toSet());
        if (lead.path("state").asText().equals("review")) {
            assertThat(sold).as("%s: %s", seed, lead).isEmpty();
            assertThat(unknown).as("%s: %s", seed, lead).containsAll(taken);
        } else {
            assertThat(lead.path("state").asText()).as(seed).isEqualTo("sold");
            assertThat(sold).as("%s: %s", seed, lead).isEqualTo(taken);
        }
    }
}
