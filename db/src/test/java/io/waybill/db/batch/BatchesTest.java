package io.waybill.db.batch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.data.exceptions.DataAccessException;
import io.waybill.db.LostCommits;
import io.waybill.db.SettableClock;
import io.waybill.db.TestNode;
import io.waybill.db.embedded.DatabaseAddress;
import io.waybill.db.embedded.OnEveryDatabase;
import io.waybill.db.embedded.TestServer;
import io.waybill.db.hold.Counters;
import io.waybill.db.hold.Hold;
import io.waybill.db.journal.Appending;
import io.waybill.db.journal.TestEntries;
import io.waybill.db.node.Nodes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnEveryDatabase
class BatchesTest {
    private static final Instant AT = TestEntries.AT;
    private static final Lane LANE = new Lane("loans", "bulk", false);
    private static final Gathering THREE = new Gathering(3, Duration.ofMinutes(5), true, false);

    private final DatabaseAddress database;
    private final SettableClock clock = new SettableClock(AT);
    private TestNode node;
    private TestNode other;
    private BatchLine line;
    private Batches batches;

    BatchesTest(TestServer server) {
        this.database = server.fresh();
    }

    @BeforeEach
    void open() {
        node = TestNode.open(database, "a", clock, Map.of());
        other = TestNode.open(database, "b", clock, Map.of());
        node.get(Nodes.class).register();
        other.get(Nodes.class).register();
        line = node.get(BatchLine.class);
        batches = node.get(Batches.class);
    }

    @AfterEach
    void close() {
        node.close();
        other.close();
    }

    private String join(String delivery) {
        return join(delivery, 1, null);
    }

    private String join(String delivery, int attempt, @Nullable Instant leaveBy) {
        String lead = TestEntries.newLead();
        var joining = new Joining("bulk", delivery, attempt, Duration.ofSeconds(10), leaveBy);
        var entry = TestEntries.received(lead).joining(List.of(joining));
        assertThat(node.journal().append(entry).join()).isEqualTo(Appending.DONE);
        return lead;
    }

    private void joinAll(String... deliveries) {
        List.of(deliveries).forEach(this::join);
    }

    private List<Batch> due(Instant now) {
        return batches.listDue(now);
    }

    private List<String> deliveries(Batch batch) {
        return batches.listMembers(batch.id()).stream().map(Member::delivery).toList();
    }

    /** Seals and sends what is in line. */
    private Batch sent() {
        line.gather(LANE, new Gathering(100, Duration.ZERO, true, false), AT);
        return requireNonNull(batches.claim(due(AT).getFirst(), "{}", null, AT));
    }

    private boolean answer(Batch sent, String outcome, boolean doubt) {
        var results = batches.listMembers(sent.id()).stream()
                .map(member -> new MemberResult(member.delivery(), member.attempt(), outcome, doubt, "{}"))
                .toList();
        return batches.answer(sent, "{}", results, AT);
    }

    @Test
    void aDeliveryIsInLineWithTheEntryThatSaysSo() {
        assertThat(line.listLanes(AT)).isEmpty();

        join("d1");

        assertThat(line.listLanes(AT)).containsExactly(LANE);
    }

    @Test
    void anEntryThatWasOvertakenPutsNothingInLine() {
        String lead = join("d1");
        var late = TestEntries.entry(lead, 1, "waiting", "{\"type\":\"y\"}")
                .joining(List.of(new Joining("bulk", "d2", 1, Duration.ofSeconds(1), null)));

        assertThat(node.journal().append(late).join()).isEqualTo(Appending.SUPERSEDED);
        line.gather(LANE, THREE, AT.plus(THREE.every()));

        assertThat(deliveries(due(AT.plus(THREE.every())).getFirst())).containsExactly("d1");
    }

    @Test
    void aFullBatchIsSealedAtOnceAndTheRestOpensTheNext() {
        joinAll("d1", "d2", "d3", "d4");

        line.gather(LANE, THREE, AT);

        assertThat(due(AT)).singleElement().satisfies(batch -> {
            assertThat(deliveries(batch)).containsExactly("d1", "d2", "d3");
            assertThat(batch.leads()).isEqualTo(3);
        });
        assertThat(batches.list("bulk", 9))
                .extracting(Batch::state)
                .containsExactlyInAnyOrder(BatchState.OPEN, BatchState.SEALED);
    }

    @Test
    void whatIsNotFullIsSealedSoLongAfterItsFirstDelivery() {
        joinAll("d1", "d2");

        line.gather(LANE, THREE, AT.plusSeconds(299));
        assertThat(due(AT.plusSeconds(299))).isEmpty();

        line.gather(LANE, THREE, AT.plusSeconds(300));
        assertThat(due(AT.plusSeconds(300))).hasSize(1);
    }

    @Test
    void aBatchThatIsHeldKeepsItsPlaceUntilItIsLetGo() {
        joinAll("d1", "d2", "d3", "d4");

        line.gather(LANE, new Gathering(3, Duration.ofHours(1), true, true), AT);
        assertThat(due(AT)).isEmpty();
        assertThat(line.listLanes(AT)).containsExactly(LANE);

        line.gather(LANE, THREE, AT);
        assertThat(due(AT)).hasSize(1);
    }

    @Test
    void anOpenBatchGoesByWhatItsRecipientSaysNow() {
        joinAll("d1", "d2");
        line.gather(LANE, THREE, AT);

        assertThat(line.listLanes(AT)).isEmpty();
        assertThat(line.listOpen()).singleElement().satisfies(open -> {
            assertThat(open.lane()).isEqualTo(LANE);
            assertThat(open.isReady(THREE, AT.plusSeconds(299))).isFalse();
            assertThat(open.isReady(THREE, AT.plusSeconds(300))).isTrue();
            assertThat(open.isReady(new Gathering(2, THREE.every(), true, false), AT))
                    .as("smaller batches")
                    .isTrue();
            var sooner = new Gathering(3, Duration.ofSeconds(9), true, false);
            assertThat(open.isReady(sooner, AT.plusSeconds(8))).isFalse();
            assertThat(open.isReady(sooner, AT.plusSeconds(9))).isTrue();
        });

        line.gather(LANE, new Gathering(3, Duration.ofSeconds(9), true, false), AT.plusSeconds(9));
        assertThat(due(AT.plusSeconds(9))).hasSize(1);
        assertThat(line.listOpen()).isEmpty();
    }

    @Test
    void whoMustLeaveIsTakenOutOrSentAndNeverBoth() {
        String lead = join("d1", 1, AT.plusSeconds(10));
        join("d2");
        line.gather(LANE, THREE, AT);

        line.gather(LANE, new Gathering(1, Duration.ZERO, true, false), AT.plusSeconds(10));

        assertThat(deliveries(due(AT.plusSeconds(10)).getFirst())).containsExactly("d2");
        assertThat(batches.listUntold()).singleElement().satisfies(member -> {
            assertThat(member.lead()).isEqualTo(lead);
            assertThat(member.state()).isEqualTo(Member.State.WITHDRAWN);
            assertThat(member.outcome()).isEqualTo("expired");
        });
    }

    @Test
    void aBatchLeavesOnlyWithTheRoomThatItTakes() {
        var two = new Hold("rate:bulk", AT, 1, 2L);
        for (String delivery : List.of("d1", "d2", "d3")) {
            join(delivery);
            line.gather(LANE, new Gathering(1, Duration.ZERO, true, false), AT);
        }
        List<Batch> sealed = due(AT);

        assertThat(batches.claim(sealed.get(0), "{}", two, AT)).isNotNull();
        assertThat(other.get(Batches.class).claim(sealed.get(0), "{}", two, AT))
                .as("it has left")
                .isNull();
        assertThat(other.get(Batches.class).claim(sealed.get(1), "{}", two, AT)).isNotNull();
        assertThat(batches.claim(sealed.get(2), "{}", two, AT)).isNull();

        assertThat(due(AT)).singleElement().satisfies(batch -> {
            assertThat(batch.id()).isEqualTo(sealed.get(2).id());
            assertThat(batch.attempt()).isZero();
        });
        assertThat(node.get(Counters.class).used("rate:bulk", AT)).isEqualTo(2);
        assertThat(batches.claim(sealed.get(2), "{}", new Hold("rate:bulk", AT.plusSeconds(1), 1, 2L), AT))
                .as("in the next window")
                .isNotNull();
    }

    @Test
    void whatIsSealedIsNotTakenOutAnyMore() {
        join("d1", 1, AT.plusSeconds(10));
        line.gather(LANE, new Gathering(1, Duration.ZERO, true, false), AT);

        line.gather(LANE, THREE, AT.plusSeconds(10));
        line.dissolve(LANE);

        assertThat(batches.listUntold()).isEmpty();
        assertThat(due(AT.plusSeconds(10))).hasSize(1);
    }

    @Test
    void anOpenBatchThatAllHaveLeftIsGone() {
        join("d1");
        line.gather(LANE, THREE, AT);

        line.dissolve(LANE);

        assertThat(batches.list(null, 9)).isEmpty();
        assertThat(batches.listUntold()).extracting(Member::outcome).containsExactly("dissolved");
        assertThat(line.listLanes(AT)).isEmpty();
    }

    @Test
    void manyTurnsOnTwoNodesAtOncePutEachDeliveryInOneBatch() {
        IntStream.range(0, 20).forEach(number -> join("d" + number));
        var turns = new ArrayList<CompletableFuture<Void>>();
        for (TestNode one : List.of(node, other)) {
            for (int turn = 0; turn < 8; turn++) {
                turns.add(CompletableFuture.runAsync(
                        () -> one.get(BatchLine.class).gather(LANE, THREE, AT)));
            }
        }
        turns.forEach(turn -> turn.handle((done, failure) -> failure).join());
        line.gather(LANE, THREE, AT);

        assertThat(due(AT))
                .hasSize(6)
                .allSatisfy(batch -> assertThat(deliveries(batch)).hasSize(3));
        assertThat(batches.list(null, 9).stream().flatMap(batch -> deliveries(batch).stream()))
                .hasSize(20)
                .doesNotHaveDuplicates();
    }

    @Test
    void oneNodeSendsABatch() {
        joinAll("d1", "d2", "d3");
        line.gather(LANE, THREE, AT);
        Batch sealed = due(AT).getFirst();

        Batch sent = batches.claim(sealed, "{\"url\":\"x\"}", null, AT);

        assertThat(other.get(Batches.class).claim(sealed, "{}", null, AT)).isNull();
        assertThat(requireNonNull(sent).attempt()).isEqualTo(1);
        assertThat(sent.state()).isEqualTo(BatchState.SENT);
        assertThat(due(AT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoDoesNotHearWhetherItTookABatchCanAsk(boolean done) {
        join("d1");
        line.gather(LANE, new Gathering(100, Duration.ZERO, true, false), AT);
        Batch sealed = due(AT).getFirst();
        Batches deaf = new Batches(LostCommits.of(node.pool(), done), node.get(Nodes.class));

        assertThatThrownBy(() -> deaf.claim(sealed, "{}", null, AT)).isInstanceOf(DataAccessException.class);

        assertThat(other.get(Batches.class).findClaimed(sealed)).isNull();
        assertThat(batches.findClaimed(sealed)).isEqualTo(done ? batches.find(sealed.id()) : null);
        assertThat(due(AT)).hasSize(done ? 0 : 1);
    }

    @Test
    void whatCameOfItIsSaidOnceAndTheLeadsAreToldUntilTheyKnow() {
        joinAll("d1", "d2");
        Batch sent = sent();

        assertThat(answer(sent, "success", false)).isTrue();
        assertThat(answer(sent, "unknown", true)).isFalse();

        assertThat(batches.listUntold()).extracting(Member::outcome).containsExactly("success", "success");
        assertThat(other.get(Batches.class).listUntold()).isEmpty();
        batches.listUntold().forEach(batches::done);
        assertThat(batches.listUntold()).isEmpty();
        assertThat(requireNonNull(batches.find(sent.id())).state()).isEqualTo(BatchState.ANSWERED);
    }

    @Test
    void whatADeadNodeSentIsLostAndWhatItHeardIsToldByAnother() throws Exception {
        join("d1");
        Batch sent = sent();
        assertThat(other.get(Batches.class).listLost()).isEmpty();

        node.close();
        other.change("UPDATE nodes SET heartbeat = '2020-01-01 00:00:00' WHERE id = 'a'");
        clock.tick(Nodes.DEAD_AFTER);
        assertThat(other.get(Batches.class).listLost()).extracting(Batch::id).containsExactly(sent.id());

        other.change("UPDATE batch_members SET state = 'answered', node = 'a:x'");
        assertThat(other.get(Batches.class).listUntold())
                .extracting(Member::delivery)
                .containsExactly("d1");
    }

    @Test
    void aBatchInDoubtIsSentAgainAsItWasOnceAllAreBack() {
        joinAll("d1", "d2");
        Batch first = sent();
        answer(first, "unknown", true);
        joinAll("d3");
        join("d2", 2, null);
        line.gather(LANE, THREE, AT);
        assertThat(due(AT)).isEmpty();

        join("d1", 2, null);
        line.gather(LANE, THREE, AT);

        assertThat(due(AT)).singleElement().satisfies(again -> {
            assertThat(again.id()).isEqualTo(first.id());
            assertThat(again.leads()).isEqualTo(2);
            assertThat(batches.listMembers(again.id()))
                    .extracting(member -> member.delivery() + "/" + member.attempt())
                    .containsExactly("d1/1", "d1/2", "d2/1", "d2/2");
            assertThat(requireNonNull(batches.claim(again, "{}", null, AT)).attempt())
                    .isEqualTo(2);
        });
    }

    @Test
    void aBatchInDoubtDoesNotWaitLongForThoseThatDoNotComeBack() {
        joinAll("d1", "d2");
        answer(sent(), "unknown", true);

        join("d1", 2, null);
        line.gather(LANE, THREE, AT);

        assertThat(due(AT)).isEmpty();
        assertThat(due(AT.plus(RepeatRows.PATIENCE))).hasSize(1);
    }

    @Test
    void whoComesBackWhileTheBatchIsOutWaitsForItsNextTurn() {
        joinAll("d1", "d2");
        answer(sent(), "unknown", true);
        join("d1", 2, null);
        line.gather(LANE, THREE, AT);
        Batch again = requireNonNull(batches.claim(due(AT.plusSeconds(2)).getFirst(), "{}", null, AT));
        join("d2", 2, null);

        line.gather(LANE, THREE, AT.plusSeconds(600));
        assertThat(due(AT.plusSeconds(600))).isEmpty();

        batches.answer(again, null, List.of(new MemberResult("d1", 2, "success", false, "{}")), AT);
        line.gather(LANE, THREE, AT);
        assertThat(due(AT)).extracting(Batch::id).containsExactly(again.id());
    }

    @Test
    void whatIsInDoubtGoesWithNoBatchWhereARepeatWouldDoHarm() {
        join("d1");
        answer(sent(), "unknown", true);
        join("d1", 2, null);

        line.gather(LANE, new Gathering(3, Duration.ZERO, false, false), AT);

        assertThat(due(AT)).isEmpty();
        assertThat(batches.listUntold().stream().filter(member -> member.attempt() == 2))
                .singleElement()
                .satisfies(member -> {
                    assertThat(member.outcome()).isEqualTo("dissolved");
                    assertThat(member.doubt()).isTrue();
                });
    }

    @Test
    void whatCertainlyFailedGoesWithANewBatch() {
        join("d1");
        Batch failed = sent();
        answer(failed, "error", false);
        join("d1", 2, null);

        line.gather(LANE, new Gathering(3, Duration.ZERO, true, false), AT);

        assertThat(due(AT)).extracting(Batch::id).doesNotContain(failed.id()).hasSize(1);
    }

    @Test
    void batchesAreFoundByRecipientAndByLead() {
        String lead = join("d1");
        Batch sent = sent();

        assertThat(batches.list("bulk", 9)).extracting(Batch::id).containsExactly(sent.id());
        assertThat(batches.list("nobody", 9)).isEmpty();
        assertThat(batches.listOfLead(lead, 9)).extracting(Batch::id).containsExactly(sent.id());
        assertThat(batches.find("no id")).isNull();
        assertThat(batches.listMembers("no id")).isEmpty();
    }
}
