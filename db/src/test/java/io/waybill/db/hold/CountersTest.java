package io.waybill.db.hold;

import static io.waybill.db.journal.TestEntries.AT;
import static io.waybill.db.journal.TestEntries.newLead;
import static io.waybill.db.journal.TestEntries.received;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.db.SettableClock;
import io.waybill.db.TestNode;
import io.waybill.db.embedded.DatabaseAddress;
import io.waybill.db.embedded.OnEveryDatabase;
import io.waybill.db.embedded.TestServer;
import io.waybill.db.journal.Appending;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class CountersTest {
    private final DatabaseAddress database;
    private final SettableClock clock = new SettableClock(AT);
    private TestNode node;
    private TestNode other;
    private Counters counters;

    CountersTest(TestServer server) {
        this.database = server.fresh();
    }

    @BeforeEach
    void open() {
        node = TestNode.open(database, "a", clock, Map.of());
        other = TestNode.open(database, "b", clock, Map.of());
        counters = node.get(Counters.class);
    }

    @AfterEach
    void close() {
        node.close();
        other.close();
    }

    @Test
    void whatNobodyTookIsUsedByNobody() {
        assertThat(counters.used("cap", AT)).isZero();
    }

    @Test
    void ownEntriesAreKnownAtOnceAndOthersAfterTheNextLook() throws Exception {
        assertThat(counters.used("cap", AT)).isZero();
        assertThat(other.get(Counters.class).used("cap", AT)).isZero();

        append(node, 2L);

        assertThat(counters.used("cap", AT)).isEqualTo(1);
        assertThat(other.get(Counters.class).used("cap", AT)).isZero();
        other.get(Counters.class).runOnce();
        assertThat(other.get(Counters.class).used("cap", AT)).isEqualTo(1);
    }

    @Test
    void whoeverFindsItFullKnowsWhatIsUsed() throws Exception {
        assertThat(counters.used("cap", AT)).isZero();
        append(other, 1L);
        assertThat(counters.used("cap", AT)).isZero();

        assertThat(append(node, 1L)).isEqualTo(Appending.FULL);

        assertThat(counters.used("cap", AT)).isEqualTo(1);
    }

    @Test
    void aLookAtSomeHoldsIsUpToDate() throws Exception {
        assertThat(counters.used("cap", AT)).isZero();
        append(other, 5L);

        counters.refresh(List.of(new Hold("cap", AT, 1, 5L)));

        assertThat(counters.used("cap", AT)).isEqualTo(1);
    }

    @Test
    void whatNobodyAskedForInAWhileIsAskedAnew() throws Exception {
        assertThat(counters.used("cap", AT)).isZero();
        append(other, 5L);
        for (int turn = 0; turn < 20; turn++) {
            counters.runOnce();
        }
        append(other, 5L);

        assertThat(counters.used("cap", AT)).isEqualTo(2);
    }

    @Test
    void anOlderReadingNeverReplacesALaterOne() {
        Counter counter = new Counter("cap", AT);
        counters.learn(List.of(new Count(counter, 7, 9)));

        counters.learn(List.of(new Count(counter, 6, 8)));

        assertThat(counters.used("cap", AT)).isEqualTo(7);
    }

    @Test
    void permitsAreTakenExactlyAsOftenAsThereIsRoom() throws Exception {
        Hold permit = new Hold("rate:abc", AT, 1, 25L);
        List<Future<Boolean>> asked = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 60; i++) {
                Counters mine = i % 2 == 0 ? counters : other.get(Counters.class);
                asked.add(executor.submit(() -> mine.take(permit)));
            }
        }

        int taken = 0;
        for (Future<Boolean> each : asked) {
            taken += each.get() ? 1 : 0;
        }
        assertThat(taken).isEqualTo(25);
        assertThat(counters.used("rate:abc", AT)).isEqualTo(25);
    }

    @Test
    void whileTheDatabaseIsAwayItGoesByWhatItKnewLast() throws Exception {
        append(node, 5L);
        assertThat(counters.used("cap", AT)).isEqualTo(1);

        node.pool().close();
        counters.keepUp();

        assertThat(counters.used("cap", AT)).isEqualTo(1);
        assertThat(counters.used("never asked", AT)).isZero();
    }

    @Test
    void periodsLongOverAreSwept() throws Exception {
        counters.take(new Hold("old", AT, 1, null));
        counters.take(new Hold("total", Instant.EPOCH, 1, null));
        clock.tick(Duration.ofDays(39));
        counters.take(new Hold("new", clock.instant(), 1, null));
        assertThat(counters.sweep()).isZero();

        clock.tick(Duration.ofDays(2));

        assertThat(counters.sweep()).isEqualTo(1);
        assertThat(node.query("SELECT name FROM counters ORDER BY name")).containsExactly("new", "total");
    }

    private Appending append(TestNode by, Long limit) throws Exception {
        return by.journal()
                .append(received(newLead()).holding(List.of(new Hold("cap", AT, 1, limit)), List.of()))
                .get(30, SECONDS);
    }
}
