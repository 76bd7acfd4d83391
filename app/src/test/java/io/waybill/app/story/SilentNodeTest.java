package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.fake.Eventually;
import io.waybill.app.fake.FakeBuyer;
import io.waybill.app.fake.RunningWaybill;
import io.waybill.app.fake.TestHome;
import io.waybill.app.fake.WaybillProcess;
import io.waybill.app.fake.Zips;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** One of two nodes is dead, or only stands still, while the other goes on. */
class SilentNodeTest {
    /** What it took before: until the dead node's heartbeat ran out. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** A node counts as dead 20 s after its last sign of life, and every 5 s somebody looks. */
    private static final Duration TAKEN_OVER = Duration.ofSeconds(45);

    private final FakeBuyer buyer = FakeBuyer.start();

    @TempDir
    private Path folder;

    private @Nullable TestHome home;
    private @Nullable Pair pair;

    @BeforeEach
    void startBoth() {
        home = TestHome.in(folder)
                .buyer("first", buyer.uri("/first").toString(), "timeout: 5m\nconnections: 1\n")
                .buyer("third", buyer.uri("/third").toString(), "timeout: 5m\nconnections: 9\n")
                .buyer("second", buyer.uri("/second").toString(), "")
                .buyers("one,*,third,75.00,1,1\ntwo,*,second,10.00,1,2\n");
        pair = Pair.start(folder, Map.of("waybill.watch", "false"));
    }

    @AfterEach
    void stop() {
        if (pair != null) {
            pair.close();
        }
        buyer.close();
    }

    private RunningWaybill survivor() {
        return Objects.requireNonNull(pair).survivor();
    }

    private WaybillProcess other() {
        return Objects.requireNonNull(pair).other();
    }

    /** Imports the home with another price for the second buyer. */
    private String imported() {
        Objects.requireNonNull(home).buyers("one,*,third,75.00,1,1\ntwo,*,second,20.00,1,2\n");
        var answer = survivor().client().upload("POST", "/releases/import", Zips.ofHome(folder));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return RunningWaybill.json(answer.body()).at("/releases/0/hash").asText();
    }

    private void activate(String hash) {
        long began = System.nanoTime();
        var answer = survivor().client().tell("/releases/" + hash + "/activate", "{}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(HEARTBEAT);
    }

    private String submitToOther() {
        var answer = other().client()
                .submitting("loans", "web", "?wait=0", Story.LEAD)
                .join();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return RunningWaybill.json(answer.body()).at("/lead/id").asText();
    }

    private JsonNode leadIn(String state, String lead) {
        return Eventually.within(TAKEN_OVER, () -> {
            var now = survivor().lead(lead);
            assertThat(now.path("state").asText()).isEqualTo(state);
            return now;
        });
    }

    private static List<String> decidedBy(JsonNode lead) {
        return Story.events(lead, "rules.evaluated").stream()
                .map(event -> event.path("release").asText())
                .toList();
    }

    @Test
    void aDeadNodeHoldsNobodyUp(TestReporter reporter) {
        var next = imported();
        other().kill();

        long began = System.nanoTime();
        activate(next);
        reporter.publishEntry(
                "activation beside a dead node, ms",
                Long.toString(Duration.ofNanos(System.nanoTime() - began).toMillis()));

        var answer = RunningWaybill.json(
                survivor().submit("loans", "web", Story.LEAD).body());
        assertThat(decidedBy(survivor().lead(answer.at("/lead/id").asText()))).containsOnly(next);
    }

    @Test
    void aNodeThatWakesDecidesNothingByTheReleaseThatItFellAsleepWith() {
        var next = imported();
        var gate = new CountDownLatch(1);
        buyer.answers("/third").rejects().behind(gate);
        var underWay = Stream.generate(this::submitToOther).limit(5).toList();
        Eventually.holds(() -> assertThat(buyer.visits("/third")).hasSize(5));
        other().pause();

        activate(next);
        gate.countDown();
        var fresh = Stream.generate(() -> other().client().submitting("loans", "web", "", Story.LEAD))
                .limit(5)
                .toList();
        other().resume();

        underWay.forEach(lead -> {
            var sold = leadIn("sold", lead);
            assertThat(decidedBy(sold).getFirst()).isNotEqualTo(next);
            assertThat(decidedBy(sold).subList(1, decidedBy(sold).size())).containsOnly(next);
            assertThat(sold.path("revenue").asText()).isEqualTo("20.00");
        });
        fresh.forEach(answer -> {
            var told = RunningWaybill.json(answer.join().body());
            assertThat(decidedBy(survivor().lead(told.at("/lead/id").asText()))).containsOnly(next);
        });
    }

    /** The second lead waits for the only connection, its intent on disk, when its node stops. */
    @Test
    void aNodeThatWakesSendsNothingThatOthersHaveTakenOverMeanwhile() {
        var gate = new CountDownLatch(1);
        buyer.answers("/first").accepts().behind(gate);
        Objects.requireNonNull(home).buyers("one,*,first,75.00,1,1\ntwo,*,second,10.00,1,2\n");
        var imported = survivor().client().upload("POST", "/releases/import", Zips.ofHome(folder));
        activate(RunningWaybill.json(imported.body()).at("/releases/0/hash").asText());
        var sent = submitToOther();
        Eventually.holds(() -> assertThat(buyer.visits("/first")).hasSize(1));
        var waits = submitToOther();
        other().pause();
        leadIn("review", sent);
        leadIn("review", waits);

        gate.countDown();
        other().resume();

        Eventually.holds(() -> assertThat(other().output())
                .contains("Lead " + sent + " goes on elsewhere", "Lead " + waits + " goes on elsewhere"));
        assertThat(buyer.visits("/first")).hasSize(1);
        assertThat(buyer.visits("/second")).isEmpty();
    }
}
