package io.waybill.db.journal;

import static io.waybill.db.journal.TestEntries.newLead;
import static io.waybill.db.journal.TestEntries.received;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.db.TestNode;
import io.waybill.db.embedded.EmbeddedDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What callers are told while the database dies, hangs and comes back, against what is on disk in the end. */
class OutageTest {
    private static final int CALLERS = 32;
    private EmbeddedDatabase server;
    private TestNode node;

    private enum Told {
        DONE,
        NOT_WRITTEN,
        IN_DOUBT
    }

    @BeforeEach
    void open(@TempDir Path data) {
        server = EmbeddedDatabase.start(data, Path.of("target/database-server"));
        node = TestNode.open(server.address(), "a", Clock.systemUTC(), Map.of("waybill.journal.budget", "800ms"));
    }

    @AfterEach
    void close() {
        node.close();
        server.close();
    }

    @Test
    void aKilledDatabaseHasEverythingThatWasDoneAndTellsOfTheRest() throws Exception {
        Map<String, Told> told = loadWhile(() -> {
            long killed = server.process();
            signal("KILL");
            // It may be back before any caller has lost patience: then nobody is told of a failure.
            awaitSuccessorOf(killed);
            awaitDone();
        });

        assertThat(told.values()).contains(Told.DONE);
        assertThatDiskAgreesWith(told);
    }

    @Test
    void aStalledDatabaseHoldsUpNobodyAndWhatItWritesLateIsTold() throws Exception {
        Map<String, Told> told = loadWhile(() -> {
            signal("STOP");
            awaitFailure();
            awaitFailure();
            signal("CONT");
            awaitDone();
        });

        assertThat(told.values()).contains(Told.DONE).contains(Told.NOT_WRITTEN);
        assertThatDiskAgreesWith(told);
    }

    private void signal(String name) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(server.process())).start();
        assertThat(kill.waitFor()).isZero();
    }

    private interface Trouble {
        void make() throws Exception;
    }

    /** Callers submit one lead after the other; each answer must come soon, whatever it is. */
    private Map<String, Told> loadWhile(Trouble trouble) throws Exception {
        Map<String, Told> told = new ConcurrentHashMap<>();
        AtomicBoolean over = new AtomicBoolean();
        CountDownLatch warm = new CountDownLatch(CALLERS * 20);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<@Nullable Void>> running = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                running.add(callers.submit(() -> {
                    while (!over.get()) {
                        String lead = newLead();
                        told.put(lead, append(received(lead)));
                        warm.countDown();
                    }
                    return null;
                }));
            }
            assertThat(warm.await(30, SECONDS)).isTrue();
            trouble.make();
            over.set(true);
            for (Future<@Nullable Void> caller : running) {
                caller.get(30, SECONDS);
            }
        }
        return told;
    }

    /** The bound is generous for a busy machine; a caller that hangs with the database would wait for 10 s. */
    private Told append(JournalEntry entry) throws InterruptedException, TimeoutException {
        try {
            assertThat(node.journal().append(entry).get(4, SECONDS)).isEqualTo(Appending.DONE);
            return Told.DONE;
        } catch (ExecutionException failed) {
            assertThat(failed).hasCauseInstanceOf(JournalUnavailable.class);
            return Objects.requireNonNull((JournalUnavailable) failed.getCause())
                            .inDoubt()
                    ? Told.IN_DOUBT
                    : Told.NOT_WRITTEN;
        }
    }

    private void awaitSuccessorOf(long process) throws Exception {
        while (server.process() == process) {
            append(received(newLead()));
        }
    }

    private void awaitFailure() throws Exception {
        while (append(received(newLead())) == Told.DONE) {
            Thread.onSpinWait();
        }
    }

    private void awaitDone() throws Exception {
        while (append(received(newLead())) != Told.DONE) {
            Thread.onSpinWait();
        }
    }

    private void assertThatDiskAgreesWith(Map<String, Told> told) throws Exception {
        Set<String> onDisk = new HashSet<>(node.query("SELECT LOWER(HEX(lead_id)) FROM journal"));
        onDisk.retainAll(told.keySet());
        Set<String> late = lateOnes(told, onDisk);
        told.forEach((lead, answer) -> assertThat(onDisk.contains(lead))
                .as("lead %s on disk, told %s", lead, answer)
                .isEqualTo(answer == Told.DONE || late.contains(lead)));
        assertThat(late).allSatisfy(lead -> assertThat(told.get(lead)).isEqualTo(Told.IN_DOUBT));
        assertThat(node.query("SELECT LOWER(HEX(id)) FROM leads")).containsAll(onDisk);
    }

    /** Waits to be told of every lead that is on disk though it was in doubt. */
    private Set<String> lateOnes(Map<String, Told> told, Set<String> onDisk) throws InterruptedException {
        long expected =
                onDisk.stream().filter(lead -> told.get(lead) == Told.IN_DOUBT).count();
        Set<String> late = new HashSet<>();
        while (late.size() < expected) {
            WrittenLate next = node.late().poll(30, SECONDS);
            assertThat(next).as("told of %d of %d", late.size(), expected).isNotNull();
            if (told.containsKey(next.entry().lead())) {
                late.add(next.entry().lead());
            }
        }
        return late;
    }
}
