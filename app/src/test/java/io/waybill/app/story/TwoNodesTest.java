package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.fake.Eventually;
import io.waybill.app.fake.FakeBuyer;
import io.waybill.app.fake.RunningWaybill;
import io.waybill.app.fake.TestHome;
import io.waybill.app.fake.Visit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one database. */
class TwoNodesTest {
    private static final int LEADS = 12;
    /** A node counts as dead 20 s after its last sign of life, and every 5 s somebody looks. */
    private static final Duration TAKEN_OVER = Duration.ofSeconds(35);

    private final FakeBuyer buyer = FakeBuyer.start();

    @TempDir
    private Path folder;

    private @Nullable Pair pair;

    @BeforeEach
    void startBoth() {
        TestHome.in(folder)
                .buyer("busy", buyer.uri("/busy").toString(), "")
                .buyer("careful", buyer.uri("/careful").toString(), "idempotent: true\n")
                .buyer("plain", buyer.uri("/plain").toString(), "")
                .buyers("ca,CA,busy,75.00,1,1\nny,NY,careful,75.00,1,1\ntx,TX,plain,75.00,1,1\nall,*,spare,10.00,1,9\n")
                .buyer("spare", buyer.uri("/spare").toString(), "")
                .write("rules/flows/loans/outcomes.csv", Story.QUICK_RETRIES.replace("exponential 10ms..1s", "300ms"));
        pair = Pair.start(folder, Map.of());
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

    /** Hands a lead to the node that is going to die. */
    private String submit(String state) {
        var lead = "{\"fname\":\"Ann\",\"state\":\"%s\",\"loan_amount\":\"15000\"}".formatted(state);
        var client = Objects.requireNonNull(pair).other().client();
        var answer = client.submitting("loans", "web", "?wait=0", lead).join();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return RunningWaybill.json(answer.body()).at("/lead/id").asText();
    }

    private String state(String lead) {
        return survivor().lead(lead).path("state").asText();
    }

    @Test
    void aTimerFiresOnOneNodeOnlyAndLeadsOfADeadNodeGoOnAtTheOther() {
        buyer.answers("/busy").forEachDelivery().with(503).accepts();
        buyer.answers("/careful").acceptsAndHangs().accepts();
        buyer.answers("/plain").acceptsAndHangs();
        var retried = IntStream.range(0, LEADS).mapToObj(number -> submit("CA")).toList();
        var careful = submit("NY");
        var plain = submit("TX");
        Eventually.holds(() -> assertThat(retried).allMatch(lead -> state(lead).equals("sold")));
        var attempts = buyer.visits("/busy").stream()
                .collect(Collectors.groupingBy(
                        visit -> Objects.requireNonNull(visit.key()),
                        Collectors.mapping(Visit::attempt, Collectors.joining())));
        assertThat(attempts).hasSize(LEADS);
        assertThat(attempts.values()).containsOnly("12");
        Eventually.holds(() -> assertThat(buyer.visits("/plain")).hasSize(1));

        Objects.requireNonNull(pair).other().kill();

        Eventually.within(TAKEN_OVER, () -> assertThat(state(careful)).isEqualTo("sold"));
        Eventually.holds(() -> assertThat(state(plain)).isEqualTo("review"));
        assertThat(buyer.visits("/careful")).extracting(Visit::attempt).containsExactly("1", "2");
        assertThat(buyer.visits("/plain")).hasSize(1);
        assertThat(buyer.visits("/spare")).isEmpty();
    }
}
