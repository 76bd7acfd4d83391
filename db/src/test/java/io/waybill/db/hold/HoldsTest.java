package io.waybill.db.hold;

import static io.waybill.db.journal.TestEntries.AT;
import static io.waybill.db.journal.TestEntries.entry;
import static io.waybill.db.journal.TestEntries.newLead;
import static io.waybill.db.journal.TestEntries.received;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.db.TestNode;
import io.waybill.db.embedded.DatabaseAddress;
import io.waybill.db.embedded.OnEveryDatabase;
import io.waybill.db.embedded.TestServer;
import io.waybill.db.journal.Appending;
import io.waybill.db.journal.JournalEntry;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Room under limits, taken and given back with entries. */
@OnEveryDatabase
class HoldsTest {
    private final DatabaseAddress database;
    private TestNode node;
    private TestNode other;

    HoldsTest(TestServer server) {
        this.database = server.fresh();
    }

    @BeforeEach
    void open() {
        node = TestNode.open(database, "a");
        other = TestNode.open(database, "b");
    }

    @AfterEach
    void close() {
        node.close();
        other.close();
    }

    @Test
    void roomIsTakenWithTheEntryAndGivenBackWithALaterOne() throws Exception {
        String lead = newLead();
        Hold money = new Hold("spend:abc", Instant.EPOCH, 4200, 10_000L);

        assertThat(append(received(lead).holding(List.of(one("cap", 5L), money), List.of())))
                .isEqualTo(Appending.DONE);
        assertThat(used("cap")).isEqualTo("1");
        assertThat(used("spend:abc")).isEqualTo("4200");

        append(entry(lead, 2, "routing", "{\"type\":\"x\"}").holding(List.of(), List.of(money)));
        assertThat(used("spend:abc")).isEqualTo("0");
        assertThat(used("cap")).isEqualTo("1");
    }

    @Test
    void whereOneHoldDoesNotFitNothingOfTheEntryIsWritten() throws Exception {
        append(received(newLead()).holding(List.of(one("full", 1L)), List.of()));
        String lead = newLead();

        Appending answer = append(received(lead).holding(List.of(one("free", 9L), one("full", 1L)), List.of()));

        assertThat(answer).isEqualTo(Appending.FULL);
        assertThat(node.journal().read(lead)).isEmpty();
        assertThat(node.query("SELECT version FROM leads WHERE id = X'" + lead + "'"))
                .isEmpty();
        assertThat(used("free")).isEqualTo("0");
        assertThat(used("full")).isEqualTo("1");
    }

    @Test
    void theLeadOfAFullEntryGoesOnWithAnotherEntryOfThatNumber() throws Exception {
        append(received(newLead()).holding(List.of(one("full", 1L)), List.of()));
        String lead = newLead();
        append(received(lead));

        assertThat(append(next(lead).holding(List.of(one("full", 1L)), List.of())))
                .isEqualTo(Appending.FULL);
        assertThat(append(next(lead))).isEqualTo(Appending.DONE);
    }

    @Test
    void aHoldWithoutALimitIsOnlyCounted() throws Exception {
        for (int i = 0; i < 3; i++) {
            append(received(newLead()).holding(List.of(one("served", null)), List.of()));
        }

        assertThat(used("served")).isEqualTo("3");
    }

    @Test
    void everyPeriodCountsForItself() throws Exception {
        Hold today = new Hold("cap", AT, 1, 1L);
        Hold tomorrow = new Hold("cap", AT.plusSeconds(86_400), 1, 1L);

        assertThat(append(received(newLead()).holding(List.of(today), List.of())))
                .isEqualTo(Appending.DONE);
        assertThat(append(received(newLead()).holding(List.of(tomorrow), List.of())))
                .isEqualTo(Appending.DONE);
        assertThat(append(received(newLead()).holding(List.of(today), List.of())))
                .isEqualTo(Appending.FULL);
    }

    @Test
    void whatAnEntryGivesBackIsRoomForItself() throws Exception {
        String lead = newLead();
        append(received(lead).holding(List.of(one("flow", 1L), one("buyer-a", 1L)), List.of()));

        Appending moved = append(next(lead)
                .holding(List.of(one("flow", 1L), one("buyer-b", 1L)), List.of(one("flow", 1L), one("buyer-a", 1L))));

        assertThat(moved).isEqualTo(Appending.DONE);
        assertThat(List.of(used("flow"), used("buyer-a"), used("buyer-b"))).containsExactly("1", "0", "1");
    }

    @Test
    void nothingFallsBelowZero() throws Exception {
        append(received(newLead()).holding(List.of(), List.of(one("cap", 5L))));

        assertThat(used("cap")).isEqualTo("0");
    }

    @Test
    void anEntryAppendedAgainIsCountedOnceEvenWhenItTookTheLastRoom() throws Exception {
        String lead = newLead();
        JournalEntry first = received(lead).holding(List.of(one("cap", 1L)), List.of());
        JournalEntry second = next(lead).holding(List.of(one("more", 1L)), List.of(one("cap", 1L)));

        assertThat(append(first)).isEqualTo(Appending.DONE);
        assertThat(append(first)).isEqualTo(Appending.DONE);
        assertThat(used("cap")).isEqualTo("1");
        assertThat(append(second)).isEqualTo(Appending.DONE);
        append(received(newLead()).holding(List.of(one("cap", 1L)), List.of()));
        assertThat(append(second)).isEqualTo(Appending.DONE);

        assertThat(used("cap")).isEqualTo("1");
        assertThat(used("more")).isEqualTo("1");
    }

    @Test
    void anOvertakenEntryTakesAndGivesBackNothing() throws Exception {
        String lead = newLead();
        append(received(lead).holding(List.of(one("cap", 5L)), List.of()));
        append(next(lead));

        JournalEntry late = next(lead).holding(List.of(one("other", 5L)), List.of(one("cap", 5L)));

        assertThat(append(late)).isEqualTo(Appending.SUPERSEDED);
        assertThat(used("cap")).isEqualTo("1");
        assertThat(used("other")).isEqualTo("0");
        JournalEntry full = next(lead).holding(List.of(one("cap", 1L)), List.of());
        assertThat(append(full)).isEqualTo(Appending.SUPERSEDED);
    }

    @Test
    void manyThreadsOnTwoNodesReachTheLimitAndNeverPassIt() throws Exception {
        List<Appending> answers = inParallel(
                60, i -> received(newLead()).holding(List.of(one("cap", 150L), one("all", null)), List.of()));

        assertThat(answers).hasSize(600);
        assertThat(answers.stream().filter(Appending.DONE::equals)).hasSize(150);
        assertThat(answers.stream().filter(Appending.FULL::equals)).hasSize(450);
        assertThat(used("cap")).isEqualTo("150");
        assertThat(used("all")).isEqualTo("150");
        assertThat(node.query("SELECT COUNT(*) FROM leads")).containsExactly("150");
    }

    @Test
    void limitsTakenCrosswiseAreExactToo() throws Exception {
        List<String> names = List.of("a", "b", "c");
        List<Appending> answers = inParallel(60, i -> {
            String one = names.get(i % 3);
            String two = names.get((i + 1) % 3);
            return received(newLead()).holding(List.of(one(one, 100L), one(two, 100L)), List.of());
        });

        long done = answers.stream().filter(Appending.DONE::equals).count();
        assertThat(names.stream().mapToLong(name -> Long.parseLong(used(name))).sum())
                .isEqualTo(2 * done);
        assertThat(names)
                .allSatisfy(name -> assertThat(Long.parseLong(used(name))).isLessThanOrEqualTo(100));
        // Whatever the order: when no entry fits any more, at most one of the three has room left.
        assertThat(names.stream().filter(name -> !used(name).equals("100"))).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void whatIsGivenBackWhileOthersTakeIsTakenAgainExactly() throws Exception {
        AtomicInteger taken = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        inParallel(40, () -> {
            TestNode mine = one();
            String lead = newLead();
            Appending answer = mine.journal()
                    .append(received(lead).holding(List.of(one("seats", 7L)), List.of()))
                    .get(60, SECONDS);
            if (answer == Appending.DONE) {
                most.accumulateAndGet(taken.incrementAndGet(), Math::max);
                mine.journal().append(next(lead)).get(60, SECONDS);
                taken.decrementAndGet();
                mine.journal()
                        .append(entry(lead, 3, "routing", "{\"type\":\"x\"}")
                                .holding(List.of(), List.of(one("seats", 7L))))
                        .get(60, SECONDS);
            }
            return answer;
        });

        assertThat(most.get()).isBetween(1, 7);
        assertThat(used("seats")).isEqualTo("0");
    }

    private TestNode one() {
        return Math.floorMod(Thread.currentThread().threadId(), 2) == 0 ? node : other;
    }

    private static Hold one(String counter, @Nullable Long limit) {
        return new Hold(counter, Instant.EPOCH, 1, limit);
    }

    private static JournalEntry next(String lead) {
        return entry(lead, 2, "routing", "{\"type\":\"x\"}");
    }

    private Appending append(JournalEntry entry) throws Exception {
        return node.journal().append(entry).get(30, SECONDS);
    }

    private String used(String counter) {
        try {
            return String.join(",", node.query("SELECT used FROM counters WHERE name = '" + counter + "'"));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private interface Making {
        JournalEntry make(int number);
    }

    /** Ten entries a thread, all of them under way at once. */
    private List<Appending> inParallel(int threads, Making making) throws Exception {
        List<Appending> answers = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger number = new AtomicInteger();
        inParallel(threads, () -> {
            List<CompletableFuture<Appending>> futures = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                TestNode mine = i % 2 == 0 ? node : other;
                futures.add(mine.journal().append(making.make(number.getAndIncrement())));
            }
            for (CompletableFuture<Appending> future : futures) {
                answers.add(future.get(60, SECONDS));
            }
            return Appending.DONE;
        });
        return answers;
    }

    private static void inParallel(int threads, Callable<Appending> task) throws Exception {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Appending>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(executor.submit(task));
            }
            for (Future<Appending> future : running) {
                future.get(90, SECONDS);
            }
        }
    }
}
