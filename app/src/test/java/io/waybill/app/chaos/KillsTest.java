package io.waybill.app.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.fake.Eventually;
import io.waybill.app.fake.FakeBuyer;
import io.waybill.app.fake.TestHome;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Three nodes under load, of which one is killed again and again, and the database now and then. {@code -Dwaybill.chaos.kills=1000} and
 * {@code -Dwaybill.chaos.database-kills=200} make it long.
 */
class KillsTest {
    private static final Logger LOG = LoggerFactory.getLogger(KillsTest.class);
    private static final int KILLS = Integer.getInteger("waybill.chaos.kills", 10);
    private static final int DATABASE_KILLS =
            Integer.getInteger("waybill.chaos.database-kills", Math.max(5, KILLS / 5));
    private static final int MOST_LEADS_BETWEEN = 40;
    private static final int TOLD_EVERY = 20;
    /** So few that they are reached, and not before many kills: then a lead goes on to the next. */
    private static final Map<String, Integer> CAPS = Map.of("careful", 25 * KILLS / 10, "plain", 15 * KILLS / 10);

    private static final Duration TO_REST = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    @Test
    void noLeadIsLostAndNoneIsSoldTwiceHoweverOftenNodesAndTheDatabaseAreKilled() throws Exception {
        long seed = Long.getLong("waybill.chaos.seed", System.nanoTime());
        LOG.warn("The seed is {}", seed);
        try (var buyers = BuyerProcess.start(folder)) {
            writeHome(buyers);
            try (var cluster = new Cluster(folder);
                    var load = new Load(cluster.ports(), seed)) {
                kill(cluster, load, new Random(seed));
                load.stop();
                var books = new Books(cluster.database());
                Eventually.within(TO_REST, () -> requireRest(books));
                assertThat(books.compare(load.told(), buyers.visits()))
                        .as("seed %d", seed)
                        .isEmpty();
                CAPS.forEach((buyer, cap) -> assertThat(taken(buyers, buyer))
                        .as("%s, seed %d", buyer, seed)
                        .isLessThanOrEqualTo(cap));
                assertThat(cluster.ask("/reports/ledger/check").path("clean").asBoolean())
                        .as("seed %d", seed)
                        .isTrue();
                LOG.warn(
                        "{} kills of nodes, {} of the database: {} leads told, {} requests at buyers",
                        KILLS,
                        DATABASE_KILLS,
                        load.told().size(),
                        buyers.visits().size());
            }
        }
    }

    private static long taken(BuyerProcess buyers, String buyer) {
        return FakeBuyer.accepted(buyers.visits().stream()
                .filter(visit -> visit.path().equals("/" + buyer))
                .toList());
    }

    private static String cap(String buyer) {
        return "caps: { leads: %d, per: total }\n".formatted(CAPS.get(buyer));
    }

    private void writeHome(BuyerProcess buyers) {
        TestHome.in(folder)
                .buyer("picky", buyers.url("/picky"), "")
                .buyer("busy", buyers.url("/busy"), "")
                .buyer("careful", buyers.url("/careful"), "idempotent: true\n" + cap("careful"))
                .buyer("plain", buyers.url("/plain"), cap("plain"))
                .buyer("spare", buyers.url("/spare"), "")
                .buyers("""
                        one,"CA, WA",picky,75.00,1,1
                        two,CA,careful,70.00,1,2
                        three,NY,plain,65.00,1,3
                        four,TX,busy,60.00,1,3
                        last,*,spare,10.00,1,4
                        """)
                .write("rules/flows/loans/outcomes.csv", """
                        id,status,fault,class,retry,backoff,timeout_factor,then
                        slow,,"timeout, connection",timeout,3,"10ms,20ms,300ms",1,next
                        down,5xx,,server_error,3,100ms,1,next
                        """);
    }

    /** Each blow falls after so many leads as chance has it, and on any node that serves. */
    private static void kill(Cluster cluster, Load load, Random random) {
        for (int kill = 1; kill <= KILLS; kill++) {
            if (kill % TOLD_EVERY == 0) {
                LOG.warn(
                        "Kill {} of {}, after {} leads",
                        kill,
                        KILLS,
                        load.told().size());
            }
            int answered = load.told().size() + 1 + random.nextInt(MOST_LEADS_BETWEEN);
            Eventually.within(TO_REST, () -> assertThat(load.told()).hasSizeGreaterThanOrEqualTo(answered));
            cluster.killOne(random);
            if (kill * DATABASE_KILLS / KILLS > (kill - 1) * DATABASE_KILLS / KILLS) {
                cluster.killDatabase();
            }
        }
    }

    private static boolean requireRest(Books books) {
        try {
            assertThat(books.underWay()).isZero();
            return true;
        } catch (SQLException away) {
            throw new AssertionError("The database does not answer", away);
        }
    }
}
