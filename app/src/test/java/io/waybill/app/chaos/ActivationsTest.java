package io.waybill.app.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.fake.FakeBuyer;
import io.waybill.app.fake.RunningWaybill;
import io.waybill.app.fake.TestHome;
import io.waybill.app.fake.Zips;
import io.waybill.db.embedded.TestDatabase;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Releases are activated one after the other while leads come in. {@code -Dwaybill.chaos.activations=10000} makes it long. There are more
 * releases than a node keeps at hand, so that each activation compiles one and frees another.
 */
class ActivationsTest {
    private static final int ACTIVATIONS = Integer.getInteger("waybill.chaos.activations", 40);
    private static final int RELEASES = 5;
    private static final int SOURCES = 3;
    private static final int REFUSED = 503;
    private static final Set<Integer> TAKEN = Set.of(201, 202);
    private static final String LEAD = """
            {"fname":"Ann","email":"Ann@Example.com","phone_1":"(415) 555-2671","state":"CA","loan_amount":"1000"}""";

    /** What loading many releases may leave behind beside what one needs. */
    private static final long SLACK = 64L << 20;

    @TempDir
    private Path folder;

    private final FakeBuyer buyer = FakeBuyer.start();

    @AfterEach
    void stop() {
        buyer.close();
    }

    @Test
    void noLeadFailsAndNothingPilesUpHoweverOftenReleasesAreActivated(TestReporter reporter) {
        var home = TestHome.in(folder).buyer("first", buyer.uri("/first").toString(), "connections: 20\n");
        home.buyers(row(0));
        try (var waybill = RunningWaybill.start(folder, TestDatabase.fresh(), Map.of("waybill.watch", "false"))) {
            var hashes = imported(home, waybill);
            var answers = new ConcurrentLinkedQueue<String>();
            var failures = new ConcurrentLinkedQueue<String>();
            var over = new AtomicBoolean();
            long classes = 0;
            try (var sources = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int source = 0; source < SOURCES; source++) {
                    sources.execute(() -> send(waybill, over, answers, failures));
                }
                for (int number = 1; number <= ACTIVATIONS; number++) {
                    activate(waybill, hashes.get(number % RELEASES));
                    classes = number == ACTIVATIONS / 4 ? metaspace() : classes;
                }
                over.set(true);
            }
            reporter.publishEntry("leads", Integer.toString(answers.size()));
            assertThat(failures).isEmpty();
            assertThat(answers).isNotEmpty();
            assertThat(metaspace()).isLessThan(2 * classes + SLACK);
            assertThat(decidedBy(waybill)).isSubsetOf(hashes);
        }
    }

    private static String row(int number) {
        return "top,*,first,%d.00,1,1\n".formatted(50 + number);
    }

    /** The release that the node began with, and others. */
    private List<String> imported(TestHome home, RunningWaybill waybill) {
        var hashes = new ArrayList<String>();
        for (int number = 0; number < RELEASES; number++) {
            home.buyers(row(number));
            var answer = waybill.client().upload("POST", "/releases/import", Zips.ofHome(folder));
            hashes.add(RunningWaybill.json(answer.body()).at("/releases/0/hash").asText());
        }
        return hashes;
    }

    private static void activate(RunningWaybill waybill, String hash) {
        var answer = waybill.client().tell("/releases/" + hash + "/activate", "{}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static void send(
            RunningWaybill waybill, AtomicBoolean over, Queue<String> answers, Queue<String> failures) {
        while (!over.get()) {
            var answer = waybill.submit("loans", "web", LEAD);
            // A machine that is busy otherwise refuses some before they are leads.
            if (TAKEN.contains(answer.statusCode()) && !answer.body().contains("\"error\"")) {
                answers.add(answer.body());
            } else if (answer.statusCode() != REFUSED) {
                failures.add(answer.statusCode() + " " + answer.body());
            }
        }
    }

    private static List<String> decidedBy(RunningWaybill waybill) {
        var releases = new ArrayList<String>();
        for (JsonNode lead : waybill.api("/leads?limit=500").path("leads")) {
            waybill.lead(lead.path("id").asText()).path("events").findValuesAsText("release").stream()
                    .filter(release -> !release.isEmpty())
                    .forEach(releases::add);
        }
        return releases.stream().distinct().toList();
    }

    private static long metaspace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .map(MemoryPoolMXBean::getUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
