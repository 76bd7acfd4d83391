package io.waybill.db.lead;

import static io.waybill.db.journal.TestEntries.entry;
import static io.waybill.db.journal.TestEntries.newLead;
import static io.waybill.db.journal.TestEntries.received;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.db.SettableClock;
import io.waybill.db.TestNode;
import io.waybill.db.embedded.DatabaseAddress;
import io.waybill.db.embedded.OnEveryDatabase;
import io.waybill.db.embedded.TestServer;
import io.waybill.db.node.Nodes;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class LeadClaimsTest {
    private final DatabaseAddress database;
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T12:00:00Z"));
    private final List<TestNode> opened = new ArrayList<>();

    LeadClaimsTest(TestServer server) {
        this.database = server.fresh();
    }

    @AfterEach
    void close() {
        opened.forEach(TestNode::close);
    }

    @Test
    void aNodeThatStartsAgainTakesItsLeadsBackAtOnce() throws Exception {
        TestNode before = start("a");
        List<String> leads = route(before, 3);
        before.journal()
                .append(entry(leads.getLast(), 2, "sold", "{\"type\":\"x\"}"))
                .get(30, SECONDS);

        TestNode after = start("a");

        assertThat(after.get(LeadClaims.class).claimOrphans()).containsExactlyElementsOf(leads.subList(0, 2));
        assertThat(after.get(LeadClaims.class).claimOrphans()).isEmpty();
    }

    @Test
    void theLeadsOfLivingNodesAreLeftAlone() throws Exception {
        TestNode other = start("b");
        route(other, 2);
        TestNode node = start("a");
        steady(node);
        other.get(Nodes.class).runOnce();

        assertThat(node.get(LeadClaims.class).claimOrphans()).isEmpty();
    }

    @Test
    void aDeadNodesLeadsAreClaimedByANodeThatHasBeenSteady() throws Exception {
        TestNode dead = start("b");
        List<String> leads = route(dead, 2);
        TestNode node = start("a");
        silence("b");

        assertThat(node.get(LeadClaims.class).claimOrphans()).isEmpty();
        steady(node);

        assertThat(node.get(LeadClaims.class).claimOrphans()).containsExactlyElementsOf(leads);
    }

    @Test
    void afterAnOutageThatSilencedAllNodesEachHasTimeToBeHeard() throws Exception {
        TestNode other = start("b");
        List<String> leads = route(other, 1);
        TestNode node = start("a");
        steady(node);

        clock.tick(Duration.ofMinutes(1));
        silence("b");
        node.get(Nodes.class).runOnce();
        assertThat(node.get(LeadClaims.class).claimOrphans()).isEmpty();

        steady(node);
        assertThat(node.get(LeadClaims.class).claimOrphans()).containsExactlyElementsOf(leads);
    }

    @Test
    void twoNodesNeverClaimTheSameLead() throws Exception {
        TestNode dead = start("dead");
        List<String> leads = route(dead, 200);
        List<TestNode> rivals = List.of(start("a"), start("b"));
        for (int i = 0; i < 4; i++) {
            clock.tick(Duration.ofSeconds(5));
            rivals.forEach(rival -> rival.get(Nodes.class).runOnce());
        }
        silence("dead");

        CyclicBarrier together = new CyclicBarrier(2);
        List<String> claimed = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<List<String>>> claims = new ArrayList<>();
            for (TestNode rival : rivals) {
                claims.add(threads.submit(() -> {
                    together.await(30, SECONDS);
                    return rival.get(LeadClaims.class).claimOrphans();
                }));
            }
            for (Future<List<String>> claim : claims) {
                claimed.addAll(claim.get(30, SECONDS));
            }
        }

        assertThat(claimed).containsExactlyInAnyOrderElementsOf(leads);
    }

    @Test
    void whatWasClaimedBeforeTheDatabaseFailedIsReturned() throws Exception {
        TestNode dead = start("a");
        List<String> leads = route(dead, 3);
        TestNode node = start("a");

        try (Connection lock = dead.pool().getConnection();
                Statement statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.executeUpdate("UPDATE leads SET version = version WHERE id = X'" + leads.get(1) + "'");
            assertThat(node.get(LeadClaims.class).claimOrphans()).containsExactly(leads.getFirst());
            lock.rollback();
        }

        assertThat(node.get(LeadClaims.class).claimOrphans()).containsExactlyElementsOf(leads.subList(1, 3));
    }

    private TestNode start(String name) {
        TestNode node = TestNode.open(database, name, clock, Map.of());
        node.get(Nodes.class).register();
        opened.add(node);
        return node;
    }

    /** As long as it takes until the node may call others dead, with all heartbeats in time. */
    private void steady(TestNode node) {
        for (int i = 0; i < 4; i++) {
            clock.tick(Duration.ofSeconds(5));
            node.get(Nodes.class).runOnce();
        }
    }

    private void silence(String name) throws Exception {
        assertThat(opened.getFirst()
                        .change("UPDATE nodes SET heartbeat = heartbeat - INTERVAL 21 SECOND WHERE id = '" + name
                                + "'"))
                .isEqualTo(1);
    }

    private static List<String> route(TestNode node, int count) throws Exception {
        List<String> leads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String lead = newLead();
            node.journal().append(received(lead)).get(30, SECONDS);
            leads.add(lead);
        }
        leads.sort(null);
        return leads;
    }
}
