package io.waybill.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Leads by the thousand through the real routing, with nodes that die wherever it hurts. {@code -Dwaybill.simulation.leads=100000} makes it
 * long, {@code -Dwaybill.simulation.seed=N} repeats one world.
 */
class SimulationTest {
    private static final Logger LOG = (Logger) LoggerFactory.getLogger("io.waybill");
    private static final int LEADS_OF_A_WORLD = 500;
    private static final int LEADS = Integer.getInteger("waybill.simulation.leads", 2_000);

    @TempDir
    private Path folder;

    private final Map<String, Integer> states = new ConcurrentSkipListMap<>();

    /** Nodes that die and leads that go on elsewhere are news for nobody here. */
    @BeforeAll
    static void warnOnly() {
        LOG.setLevel(Level.WARN);
    }

    @AfterAll
    static void asBefore() {
        LOG.setLevel(null);
    }

    @Test
    void everyPromiseHoldsForEveryLeadWhateverBefallsItsNodes(TestReporter reporter) throws Exception {
        var seeds = seeds();
        reporter.publishEntry("seeds", seeds[0] + " to " + seeds[seeds.length - 1]);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var worlds = LongStream.of(seeds)
                    .mapToObj(seed -> (Callable<List<String>>) () -> world(seed))
                    .toList();
            for (var verdict : threads.invokeAll(worlds)) {
                assertThat(verdict.get()).isEmpty();
            }
            reporter.publishEntry("leads", states.toString());
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static long[] seeds() {
        var one = Long.getLong("waybill.simulation.seed");
        // The same leads in every build; others in every long run.
        long start = Boolean.getBoolean("waybill.chaos.measure") ? new Random().nextInt(1_000_000_000) : 300;
        long first = one == null ? start : one;
        int worlds = one == null ? Math.max(1, LEADS / LEADS_OF_A_WORLD) : 1;
        return LongStream.range(first, first + worlds).toArray();
    }

    private List<String> world(long seed) {
        var home = RandomHome.in(folder.resolve("world-" + seed), new Random(seed));
        var world = new World(home, seed).run(LEADS_OF_A_WORLD, Fate::of);
        world.journal().books().values().stream()
                .filter(book -> !book.entries().isEmpty())
                .forEach(book -> states.merge(book.last().change().state(), 1, Integer::sum));
        return named(seed, new Judge(world).verdict());
    }

    private static List<String> named(long seed, List<String> broken) {
        return broken.stream()
                .limit(3)
                .map(one -> "Again with -Dwaybill.simulation.seed=%d\n%s".formatted(seed, one))
                .toList();
    }

    @Test
    void aLeadThatIsStruckAtAnyOfItsStepsKeepsEveryPromise() {
        for (long seed = 1; seed <= 16; seed++) {
            var home = RandomHome.in(folder.resolve("steps-" + seed), new Random(seed));
            for (var blow : Fate.Blow.values()) {
                struckAtEveryStep(home, seed, blow);
            }
        }
    }

    private static void struckAtEveryStep(RandomHome home, long seed, Fate.Blow blow) {
        int steps = Integer.MAX_VALUE;
        for (int step = 1; step <= steps; step++) {
            var struck = Set.of(step);
            var world = new World(home, seed).run(1, random -> new Fate(struck, blow));
            assertThat(named(seed, new Judge(world).verdict())).isEmpty();
            steps = world.fates().values().iterator().next().taken();
        }
    }
}
