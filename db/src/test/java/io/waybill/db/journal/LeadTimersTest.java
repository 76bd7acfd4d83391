package io.waybill.db.journal;

import static io.waybill.db.journal.TestEntries.newLead;
import static io.waybill.db.journal.TestEntries.received;
import static io.waybill.db.journal.TestEntries.wake;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.db.TestNode;
import io.waybill.db.embedded.DatabaseAddress;
import io.waybill.db.embedded.OnEveryDatabase;
import io.waybill.db.embedded.TestServer;
import io.waybill.db.node.Node;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnEveryDatabase
class LeadTimersTest {
    private static final Map<String, Object> QUICK =
            Map.of("waybill.timers.poll", "20ms", "waybill.timers.heartbeat", "100ms");
    private final BlockingQueue<String> woken = new LinkedBlockingQueue<>();
    private final DatabaseAddress database;
    private TestNode node;

    LeadTimersTest(TestServer server) {
        this.database = server.fresh();
    }

    @BeforeEach
    void open() {
        node = TestNode.open(database, "a", Clock.systemUTC(), QUICK);
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void aLeadIsWokenOnceWhenItsTimeHasCome() throws Exception {
        node.get(LeadTimers.class).start(woken::add);
        String later = waiting(Instant.now(Clock.systemUTC()).plus(Duration.ofHours(1)));
        String due = waiting(Instant.now(Clock.systemUTC()).plusMillis(100));

        assertThat(woken.poll(30, SECONDS)).isEqualTo(due);
        awaitTimers(1);

        assertThat(woken).isEmpty();
        assertThat(node.query("SELECT task_instance FROM scheduled_tasks")).containsExactly(later + "-2");
    }

    @Test
    void aTimerOutlivesTheNodeThatSetIt() throws Exception {
        String lead = waiting(Instant.now(Clock.systemUTC()));
        node.close();

        node = TestNode.open(database, "a", Clock.systemUTC(), QUICK);
        node.get(LeadTimers.class).start(woken::add);

        assertThat(woken.poll(30, SECONDS)).isEqualTo(lead);
    }

    @Test
    void aTimerThatANodeDiedWithIsTakenByAnother() throws Exception {
        String lead = waiting(Instant.now(Clock.systemUTC()));
        node.change("UPDATE scheduled_tasks SET picked = TRUE, picked_by = 'dead', last_heartbeat = '2020-01-01'");

        node.get(LeadTimers.class).start(woken::add);

        assertThat(woken.poll(30, SECONDS)).isEqualTo(lead);
        awaitTimers(0);
    }

    @Test
    void aTimerThatThisNodeWasKilledWithFiresAtItsNextStart() throws Exception {
        String lead = waiting(Instant.now(Clock.systemUTC()));
        String others = waiting(Instant.now(Clock.systemUTC()));
        Node killed = node.get(Node.class);
        String neighbour = "a:8080:" + killed.incarnation();
        pick(lead, killed.name());
        pick(others, neighbour);
        node.close();

        node = TestNode.open(database, "a", Clock.systemUTC(), QUICK);
        node.get(LeadTimers.class).start(woken::add);

        assertThat(woken.poll(30, SECONDS)).isEqualTo(lead);
        awaitTimers(1);
        assertThat(node.query("SELECT picked_by FROM scheduled_tasks")).containsExactly(neighbour);
    }

    private void pick(String lead, String by) throws Exception {
        assertThat(node.change("UPDATE scheduled_tasks SET picked = TRUE, picked_by = '" + by
                        + "', last_heartbeat = UTC_TIMESTAMP() + INTERVAL 1 HOUR WHERE task_instance LIKE '" + lead
                        + "%'"))
                .isEqualTo(1);
    }

    @Test
    void aTimerWhoseHandlerFailsFiresAgain() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        node.get(LeadTimers.class).start(lead -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("the first call fails");
            }
            woken.add(lead);
        });

        String lead = waiting(Instant.now(Clock.systemUTC()));

        assertThat(woken.poll(30, SECONDS)).isEqualTo(lead);
        assertThat(calls).hasValue(2);
    }

    @Test
    void ofTwoNodesOneWakesALead() throws Exception {
        try (TestNode other = TestNode.open(database, "b", Clock.systemUTC(), QUICK)) {
            node.get(LeadTimers.class).start(woken::add);
            other.get(LeadTimers.class).start(woken::add);
            for (int i = 0; i < 50; i++) {
                waiting(Instant.now(Clock.systemUTC()));
            }
            awaitTimers(0);
        }

        assertThat(woken).hasSize(50).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"0, PT1S", "1, PT2S", "3, PT8S", "9, PT5M", "5000, PT5M"})
    void retriesComeLessAndLessOften(int failures, Duration expected) {
        assertThat(LeadTimers.retryAfter(failures)).isEqualTo(expected);
    }

    private String waiting(Instant until) throws Exception {
        String lead = newLead();
        node.journal().append(received(lead)).get(30, SECONDS);
        assertThat(node.journal().append(wake(lead, 2, until)).get(30, SECONDS)).isEqualTo(Appending.DONE);
        return lead;
    }

    /** A timer is removed when its handler has returned. */
    private void awaitTimers(int remaining) throws Exception {
        String expected = Integer.toString(remaining);
        while (!Objects.equals(
                node.query("SELECT COUNT(*) FROM scheduled_tasks").getFirst(), expected)) {
            Thread.onSpinWait();
        }
    }
}
