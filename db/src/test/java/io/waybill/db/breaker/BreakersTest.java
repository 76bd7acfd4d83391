package io.waybill.db.breaker;

import static io.waybill.db.journal.TestEntries.newLead;
import static io.waybill.db.journal.TestEntries.received;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.data.exceptions.DataAccessException;
import io.waybill.db.SettableClock;
import io.waybill.db.TestNode;
import io.waybill.db.alert.Alerts;
import io.waybill.db.alert.RaisedAlert;
import io.waybill.db.breaker.Breaker.State;
import io.waybill.db.embedded.DatabaseAddress;
import io.waybill.db.embedded.OnEveryDatabase;
import io.waybill.db.embedded.TestServer;
import io.waybill.db.journal.Appending;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class BreakersTest {
    private static final Instant AT = Instant.parse("2026-11-21T12:00:00Z");
    private final DatabaseAddress database;
    private final SettableClock clock = new SettableClock(AT);
    private final List<Breaker> told = Collections.synchronizedList(new ArrayList<>());
    private TestNode node;
    private Breakers breakers;
    private Breakers other;

    BreakersTest(TestServer server) {
        this.database = server.fresh();
    }

    @BeforeEach
    void open() {
        node = TestNode.open(database, "a", clock, Map.of());
        breakers = new Breakers(node.pool(), List.of(told::add), clock);
        other = new Breakers(node.pool(), List.of(told::add), clock);
    }

    @AfterEach
    void close() {
        breakers.stop();
        other.stop();
        node.close();
    }

    @Test
    void attemptsOfAllNodesCountTogether() {
        fail(breakers, 10);
        breakers.merge();
        fail(other, 10);
        other.merge();

        breakers.runOnce();

        Breaker breaker = breaker(breakers);
        assertThat(breaker.state()).isEqualTo(State.OPEN);
        assertThat(breaker.until()).isEqualTo(AT.plus(Duration.ofMinutes(5)));
        assertThat(breaker).isEqualTo(breaker(other));
        assertThat(told).containsExactly(breaker);
    }

    @Test
    void ofManyThreadsOnTwoNodesOneOpensIt() {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 40; i++) {
                Breakers mine = i % 2 == 0 ? breakers : other;
                executor.execute(() -> {
                    fail(mine, 2);
                    mine.merge();
                });
            }
        }
        breakers.runOnce();
        other.runOnce();

        assertThat(breaker(breakers).state()).isEqualTo(State.OPEN);
        assertThat(told).hasSize(1);
    }

    @Test
    void aListenerThatFailsHoldsUpNobody() {
        Breakers heard = new Breakers(
                node.pool(),
                List.of(
                        breaker -> {
                            throw new IllegalStateException("no mail today");
                        },
                        told::add),
                clock);
        fail(heard, 20);
        heard.merge();
        heard.stop();

        assertThat(breaker(heard).state()).isEqualTo(State.OPEN);
        assertThat(told).hasSize(1);
    }

    @Test
    void itOutlivesItsNode() {
        fail(breakers, 20);
        breakers.merge();

        Breakers later = node.get(Breakers.class);

        assertThat(breaker(later)).isEqualTo(breaker(breakers));
    }

    @Test
    void itsAlertIsOnDiskWithItAndLastsUntilItCloses() {
        fail(breakers, 20);
        breakers.merge();

        Alerts alerts = node.get(Alerts.class);
        assertThat(alerts.listOpen())
                .extracting(raised -> raised.alert().kind())
                .containsExactly("breaker_opened");
        other.runOnce();
        other.close(breaker(other).recipient(), AT.plusSeconds(1));
        assertThat(alerts.list(10)).extracting(RaisedAlert::endedAt).containsExactly(AT.plusSeconds(1));
        other.open(breaker(other).recipient(), AT.plusSeconds(2));
        assertThat(alerts.listOpen()).isEmpty();
    }

    @Test
    void oneProbeOverAllNodesTriesAndItsSuccessCloses() throws Exception {
        fail(breakers, 20);
        breakers.merge();
        clock.tick(Duration.ofMinutes(5));
        Breaker open = breaker(breakers);
        assertThat(open.mayProbe(clock.instant())).isTrue();

        assertThat(probe(open)).isEqualTo(Appending.DONE);
        assertThat(probe(open)).isEqualTo(Appending.FULL);
        other.note(new Attempt("abc", false, 80, clock.instant()));
        other.merge();

        assertThat(breaker(other).state()).isEqualTo(State.CLOSED);
        assertThat(told).extracting(Breaker::state).containsExactly(State.OPEN, State.CLOSED);
    }

    @Test
    void aProbeThatFailsOpensItForTwiceAsLongWithANewRightToTry() throws Exception {
        fail(breakers, 20);
        breakers.merge();
        clock.tick(Duration.ofMinutes(5));
        probe(breaker(breakers));

        fail(breakers, 1);
        breakers.merge();

        assertThat(breaker(breakers).until()).isEqualTo(clock.instant().plus(Duration.ofMinutes(10)));
        clock.tick(Duration.ofMinutes(10));
        assertThat(probe(breaker(breakers))).isEqualTo(Appending.DONE);
        assertThat(told).hasSize(1);
    }

    @Test
    void aProbeThatCameToNothingIsTriedAgainAfterTwoMinutes() throws Exception {
        fail(breakers, 20);
        breakers.merge();
        clock.tick(Duration.ofMinutes(30));
        breakers.runOnce();
        Breaker open = breaker(breakers);
        assertThat(open.until()).isEqualTo(AT.plus(Duration.ofMinutes(5)));
        probe(open);
        breakers.runOnce();
        assertThat(breaker(breakers).until()).isEqualTo(open.until());

        clock.tick(Duration.ofMinutes(2));
        breakers.runOnce();

        assertThat(breaker(breakers).until()).isEqualTo(clock.instant());
        assertThat(probe(breaker(breakers))).isEqualTo(Appending.DONE);
    }

    @Test
    void whatAPersonOpensStaysOpenUntilAPersonClosesIt() {
        breakers.open("abc", AT);
        clock.tick(Duration.ofDays(1));
        breakers.note(new Attempt("abc", false, 5, clock.instant()));
        breakers.runOnce();
        assertThat(breaker(breakers).manual()).isTrue();
        assertThat(breaker(breakers).state()).isEqualTo(State.OPEN);

        other.close("abc", clock.instant());
        breakers.runOnce();

        assertThat(breaker(breakers).state()).isEqualTo(State.CLOSED);
        assertThat(breaker(breakers).manual()).isFalse();
        assertThat(told).isEmpty();
    }

    @Test
    void closingByHandForgetsTheErrors() {
        fail(breakers, 20);
        breakers.merge();
        breakers.close("abc", AT);
        fail(breakers, 19);
        breakers.merge();

        assertThat(breaker(breakers).state()).isEqualTo(State.CLOSED);
        assertThat(breaker(breakers).attempts()).isEqualTo(19);
    }

    @Test
    void anErrorIsCountedWithoutAnybodyAsking() throws Exception {
        Breaker first = null;
        fail(breakers, 1);
        for (long end = System.nanoTime() + SECONDS.toNanos(20); first == null && System.nanoTime() < end; ) {
            first = breakers.list().get("abc");
            Thread.onSpinWait();
        }

        assertThat(first).isNotNull();
        assertThat(node.query("SELECT attempts FROM breakers")).containsExactly("1");
    }

    @Test
    void whileTheDatabaseIsAwayTheLatestAttemptsAreKept() {
        AttemptBuffer buffer = new AttemptBuffer();
        for (int i = 0; i < 150; i++) {
            buffer.add(new Attempt("abc", false, i, AT));
        }
        List<Attempt> drained = buffer.drain("abc");
        buffer.add(new Attempt("abc", true, 150, AT));
        buffer.putBack("abc", drained);

        assertThat(buffer.drain("abc"))
                .extracting(Attempt::millis)
                .hasSize(100)
                .startsWith(51L)
                .endsWith(149L, 150L);
        assertThat(buffer.recipients()).isEmpty();
    }

    @Test
    void whileTheDatabaseIsAwayItGoesByWhatItKnewLast() {
        fail(breakers, 20);
        breakers.merge();
        node.pool().close();
        breakers.note(new Attempt("abc", false, 5, AT));

        assertThatThrownBy(breakers::merge).isInstanceOf(DataAccessException.class);
        breakers.refresh();

        assertThat(breaker(breakers).state()).isEqualTo(State.OPEN);
    }

    private static void fail(Breakers by, int times, Instant at) {
        for (int i = 0; i < times; i++) {
            by.note(new Attempt("abc", true, 5, at));
        }
    }

    private void fail(Breakers by, int times) {
        fail(by, times, clock.instant());
    }

    private static Breaker breaker(Breakers of) {
        return Objects.requireNonNull(of.list().get("abc"));
    }

    private Appending probe(Breaker breaker) throws Exception {
        return node.journal()
                .append(received(newLead()).holding(List.of(Breaker.probe(breaker)), List.of()))
                .get(30, SECONDS);
    }
}
