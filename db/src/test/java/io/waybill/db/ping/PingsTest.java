package io.waybill.db.ping;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.db.TestNode;
import io.waybill.db.embedded.DatabaseAddress;
import io.waybill.db.embedded.OnEveryDatabase;
import io.waybill.db.embedded.TestServer;
import io.waybill.db.journal.TestEntries;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class PingsTest {
    private static final Instant AT = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant END = AT.plusSeconds(60);
    private final DatabaseAddress database;
    private TestNode node;
    private TestNode other;
    private Pings pings;

    PingsTest(TestServer server) {
        this.database = server.fresh();
    }

    @BeforeEach
    void open() {
        node = TestNode.open(database, "a");
        other = TestNode.open(database, "b");
        pings = node.get(Pings.class);
    }

    @AfterEach
    void close() {
        node.close();
        other.close();
    }

    private PingRow asked(long cents) {
        var ping = new PingRow(
                TestEntries.newLead(),
                "loans",
                "demo",
                false,
                cents > 0 ? "success" : "failure",
                cents > 0 ? null : "no bid",
                cents,
                "abc",
                AT,
                END,
                null,
                "[{\"type\":\"lead.received\"}]");
        pings.add(ping);
        return ping;
    }

    private PingClaim claim(PingRow ping, String lead, Instant now) {
        return pings.claim(ping.id(), "loans", "demo", lead, now);
    }

    @Test
    void whatIsAddedIsFoundAndListedNewestFirst() {
        PingRow first = asked(3800);
        PingRow second = asked(0);

        assertThat(pings.find(first.id())).isEqualTo(first);
        assertThat(pings.list(null, 10)).containsExactlyInAnyOrder(first, second);
        assertThat(pings.list(null, 1)).hasSize(1);
        assertThat(pings.find("nonsense")).isNull();
        assertThat(pings.find(TestEntries.newLead())).isNull();
    }

    @Test
    void aPromiseIsTakenByOneLeadOnly() {
        PingRow ping = asked(3800);
        String lead = TestEntries.newLead();

        assertThat(claim(ping, lead, AT)).isEqualTo(new PingClaim.Held(ping));
        assertThat(claim(ping, TestEntries.newLead(), AT)).isEqualTo(new PingClaim.Used());
        assertThat(claim(ping, lead, AT)).isInstanceOf(PingClaim.Held.class);
    }

    @Test
    void ofManyLeadsAtOnceOnTwoNodesOneTakesThePromise() {
        PingRow ping = asked(3800);
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<PingClaim>> claims = IntStream.range(0, 12)
                    .mapToObj(number -> CompletableFuture.supplyAsync(
                            () -> {
                                await(start);
                                return (number % 2 == 0 ? node : other)
                                        .get(Pings.class)
                                        .claim(ping.id(), "loans", "demo", TestEntries.newLead(), AT);
                            },
                            threads))
                    .toList();
            start.countDown();

            assertThat(claims.stream().map(CompletableFuture::join))
                    .filteredOn(PingClaim.Held.class::isInstance)
                    .hasSize(1);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void anotherSourcesOrFlowsPromiseIsUnknownAndSoIsNone() {
        PingRow ping = asked(3800);

        assertThat(pings.claim(ping.id(), "loans", "other", TestEntries.newLead(), AT))
                .isEqualTo(new PingClaim.Unknown());
        assertThat(pings.claim(ping.id(), "homes", "demo", TestEntries.newLead(), AT))
                .isEqualTo(new PingClaim.Unknown());
        assertThat(claim(asked(0), TestEntries.newLead(), AT)).isEqualTo(new PingClaim.Unknown());
        assertThat(pings.claim("nonsense", "loans", "demo", TestEntries.newLead(), AT))
                .isEqualTo(new PingClaim.Unknown());
    }

    @Test
    void aPromiseEnds() {
        PingRow ping = asked(3800);

        assertThat(claim(ping, TestEntries.newLead(), END)).isEqualTo(new PingClaim.Expired());
        assertThat(claim(ping, TestEntries.newLead(), END.minusMillis(1))).isInstanceOf(PingClaim.Held.class);
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain() {
        PingRow ping = asked(3800);
        String lead = TestEntries.newLead();
        claim(ping, lead, AT);

        pings.release(ping.id(), TestEntries.newLead());
        assertThat(claim(ping, TestEntries.newLead(), AT)).isEqualTo(new PingClaim.Used());
        pings.release(ping.id(), lead);
        assertThat(claim(ping, TestEntries.newLead(), AT)).isInstanceOf(PingClaim.Held.class);
    }

    @Test
    void theClaimOfALeadThatNeverGotOnDiskIsVoidAfterAWhile() {
        PingRow ping = asked(3800);
        claim(ping, TestEntries.newLead(), AT);

        assertThat(claim(ping, TestEntries.newLead(), AT.plusSeconds(4))).isEqualTo(new PingClaim.Used());
        assertThat(claim(ping, TestEntries.newLead(), AT.plusSeconds(6))).isInstanceOf(PingClaim.Held.class);
    }

    @Test
    void theClaimOfALeadOnDiskStands() {
        PingRow ping = asked(3800);
        String lead = TestEntries.newLead();
        claim(ping, lead, AT);
        node.journal().append(TestEntries.received(lead)).join();

        assertThat(claim(ping, TestEntries.newLead(), AT.plusSeconds(6))).isEqualTo(new PingClaim.Used());
    }

    @Test
    void oldPingsAreForgotten() {
        PingRow ping = asked(3800);

        assertThat(pings.prune(AT)).isZero();
        assertThat(pings.prune(AT.plusSeconds(1))).isEqualTo(1);
        assertThat(pings.find(ping.id())).isNull();
    }
}
