package io.waybill.db.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.within;

import io.waybill.db.SettableClock;
import io.waybill.db.TestNode;
import io.waybill.db.embedded.DatabaseAddress;
import io.waybill.db.embedded.OnEveryDatabase;
import io.waybill.db.embedded.TestServer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnEveryDatabase
class NodesTest {
    private final DatabaseAddress database;
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T12:00:00Z"));

    NodesTest(TestServer server) {
        this.database = server.fresh();
    }

    @Test
    void theFirstHeartbeatRegisters() {
        try (TestNode node = start("a")) {
            Nodes nodes = node.get(Nodes.class);

            nodes.runOnce();

            assertThat(nodes.listLiving()).containsExactly(nodes.self().name());
        }
    }

    @Test
    void aLeaseIsHeldWhileHeartbeatsComeWithoutAGap() {
        try (TestNode node = start("a")) {
            Nodes nodes = node.get(Nodes.class);
            assertThat(nodes.isHeldSince(clock.instant())).isFalse();
            nodes.register();
            Instant written = clock.instant();

            for (int beat = 0; beat < 5; beat++) {
                clock.tick(Duration.ofSeconds(9));
                nodes.runOnce();
            }

            assertThat(nodes.isHeldSince(written)).isTrue();
            assertThat(nodes.isHeldSince(written.minusSeconds(1))).isFalse();
        }
    }

    @Test
    void aNodeThatStoodStillHasLostItsLeaseAndGetsANewOne() {
        try (TestNode node = start("a")) {
            Nodes nodes = node.get(Nodes.class);
            nodes.register();
            Instant before = clock.instant();

            clock.tick(Duration.ofSeconds(60));
            assertThat(nodes.isHeldSince(before)).isFalse();
            assertThat(nodes.isHeldSince(clock.instant()))
                    .as("nobody has heard of it")
                    .isFalse();
            nodes.renew();

            assertThat(nodes.isHeldSince(before)).as("others may have gone on").isFalse();
            assertThat(nodes.isHeldSince(clock.instant())).isTrue();
        }
    }

    @Test
    void aNodeWhosePlaceWasTakenHoldsNothing() {
        try (TestNode first = start("a");
                TestNode second = start("a")) {
            first.get(Nodes.class).register();
            second.get(Nodes.class).register();

            clock.tick(Duration.ofSeconds(11));
            first.get(Nodes.class).renew();

            assertThat(first.get(Nodes.class).isHeldSince(clock.instant())).isFalse();
        }
    }

    @Test
    void everyStartHasAnIncarnationOfItsOwn() {
        try (TestNode first = start("a");
                TestNode second = start("a")) {
            assertThat(first.get(Node.class).id())
                    .isEqualTo("a")
                    .isEqualTo(second.get(Node.class).id());
            assertThat(first.get(Node.class)).isNotEqualTo(second.get(Node.class));
        }
    }

    @Test
    void aNodeWhosePlaceWasTakenStaysReplaced() throws Exception {
        try (TestNode first = start("a");
                TestNode second = start("a")) {
            first.get(Nodes.class).runOnce();
            second.get(Nodes.class).runOnce();

            first.get(Nodes.class).runOnce();

            assertThat(first.query("SELECT incarnation FROM nodes"))
                    .containsExactly(second.get(Node.class).incarnation());
        }
    }

    @Test
    void aHeartbeatThatFindsNoDatabaseIsNoError() {
        try (TestNode node = start("a")) {
            Nodes nodes = node.get(Nodes.class);
            nodes.register();
            node.pool().close();

            assertThatCode(nodes::beat).doesNotThrowAnyException();
        }
    }

    @Test
    void aLongNameIsCutToItsColumn() {
        try (TestNode node = start("n".repeat(100))) {
            node.get(Nodes.class).register();

            assertThat(node.get(Node.class).id()).hasSize(64);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT-1H"})
    void aNodeWhoseClockIsWrongGoesByTheDatabases(Duration off) {
        Clock right = Clock.systemUTC();
        var shared = new SharedClock(Clock.offset(right, off));
        try (TestNode node = TestNode.open(database, "a", shared, Map.of())) {
            node.get(Nodes.class).register();

            // The database runs on this machine.
            assertThat(shared.instant()).isCloseTo(right.instant(), within(5, ChronoUnit.SECONDS));
        }
    }

    private TestNode start(String name) {
        return TestNode.open(database, name, clock, Map.of());
    }
}
