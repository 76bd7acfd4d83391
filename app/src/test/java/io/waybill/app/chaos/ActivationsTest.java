package io.waybill.app.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.fake.RunningWaybill;
import io.waybill.app.fake.TestHome;
import io.waybill.app.fake.Zips;
import io.waybill.db.embedded.TestDatabase;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Releases are activated one after the other while leads come in. {@code -Dwaybill.chaos.activations=10000} makes it long. There are more
 * releases than a node keeps at hand, so that each activation compiles one and frees another.
 */
class ActivationsTest {
    private static final Logger LOG = LoggerFactory.getLogger(ActivationsTest.class);
    private static final int ACTIVATIONS = Integer.getInteger("waybill.chaos.activations", 40);
    private static final int RELEASES = 5;

    /** What loading many releases may leave behind beside what one needs. */
    private static final long SLACK = 64L << 20;

    @TempDir
    private Path folder;

    /** The buyer keeps its books elsewhere, for they grow with every lead. */
    @Test
    void noLeadFailsAndNothingPilesUpHoweverOftenReleasesAreActivated() throws IOException {
        try (var buyers = BuyerProcess.start(folder)) {
            var home = TestHome.in(folder)
                    .buyer("first", buyers.url("/first"), "connections: 20\n")
                    .buyers(row(0));
            activate(home);
        }
    }

    private void activate(TestHome home) {
        try (var waybill = RunningWaybill.start(folder, TestDatabase.fresh(), Map.of("waybill.watch", "false"))) {
            var hashes = imported(home, waybill);
            var traffic = Traffic.into(waybill);
            var early = Held.nothing();
            try (traffic) {
                for (int number = 1; number <= ACTIVATIONS; number++) {
                    activate(waybill, hashes.get(number % RELEASES));
                    early = number == ACTIVATIONS / 4 ? Held.now() : early;
                }
            }
            var late = Held.now();
            LOG.warn(
                    "{} activations, {} leads; at a quarter {}, at the end {}",
                    ACTIVATIONS,
                    traffic.taken(),
                    early,
                    late);
            assertThat(traffic.failures()).isEmpty();
            assertThat(traffic.taken()).isPositive();
            assertThat(late.classes()).isLessThan(early.classes() + SLACK);
            assertThat(late.heap()).isLessThan(early.heap() + SLACK);
            assertThat(Traffic.decidedBy(waybill)).isSubsetOf(hashes);
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

    /** Bytes in use by classes, and by what is still referenced. */
    private record Held(long classes, long heap) {
        static Held nothing() {
            return new Held(0, 0);
        }

        static Held now() {
            System.gc();
            var memory = ManagementFactory.getMemoryMXBean();
            long classes = ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getName().equals("Metaspace"))
                    .map(MemoryPoolMXBean::getUsage)
                    .mapToLong(MemoryUsage::getUsed)
                    .sum();
            return new Held(classes, memory.getHeapMemoryUsage().getUsed());
        }
    }
}
