package io.waybill.db.journal;

import static io.waybill.db.journal.TestEntries.newLead;
import static io.waybill.db.journal.TestEntries.received;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.waybill.db.TestNode;
import io.waybill.db.embedded.TestDatabase;
import java.sql.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A journal that cannot write, because a test holds the only connection. */
class BackpressureTest {
    private TestNode node;
    private Journal journal;

    @BeforeEach
    void open() {
        node = TestNode.open(
                TestDatabase.fresh(),
                "a",
                Clock.systemUTC(),
                Map.of(
                        "datasources.default.maximum-pool-size",
                        1,
                        "waybill.journal.writers",
                        1,
                        "waybill.journal.queue",
                        5,
                        "waybill.journal.batch",
                        1,
                        "waybill.journal.budget",
                        "3s"));
        journal = node.journal();
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void entriesThatWaitTooLongAreWithdrawnAndNeverWritten() throws Exception {
        String lead = newLead();
        CompletableFuture<Appending> waiting;
        try (Connection only = node.pool().getConnection()) {
            waiting = journal.append(received(lead));
            JournalUnavailable failure = unavailable(waiting);
            assertThat(failure.inDoubt()).isFalse();
            assertThat(only.isClosed()).isFalse();
        }

        assertThat(journal.append(received(newLead())).get(30, SECONDS)).isEqualTo(Appending.DONE);
        assertThat(journal.read(lead)).isEmpty();
    }

    @Test
    void aFullQueueFailsAtOnceAndForCertain() throws Exception {
        List<CompletableFuture<Appending>> futures = new ArrayList<>();
        try (Connection only = node.pool().getConnection()) {
            // Five wait, the writer holds one: of eight at least two find no place, whenever the writer takes its one.
            for (int i = 0; i < 8; i++) {
                futures.add(journal.append(received(newLead())));
            }
            assertThat(only.isClosed()).isFalse();
            var refused = futures.stream()
                    .filter(CompletableFuture::isCompletedExceptionally)
                    .toList();
            assertThat(refused).hasSizeGreaterThanOrEqualTo(2);
            assertThat(unavailable(refused.getFirst())).hasMessageContaining("entries wait");
            assertThat(unavailable(refused.getFirst()).inDoubt()).isFalse();
            assertThat(futures.getFirst()).isNotDone();
        }

        assertThat(futures.getFirst().get(30, SECONDS)).isEqualTo(Appending.DONE);
    }

    @Test
    void aClosedJournalTakesNothingMore() throws Exception {
        String lead = newLead();
        CompletableFuture<Appending> before = journal.append(received(lead));
        node.get(GroupCommitJournal.class).close();

        assertThat(before).isCompletedWithValue(Appending.DONE);
        assertThat(unavailable(journal.append(received(newLead()))).inDoubt()).isFalse();
    }

    private static JournalUnavailable unavailable(CompletableFuture<Appending> future) {
        ExecutionException failed = catchThrowableOfType(ExecutionException.class, () -> future.get(30, SECONDS));
        assertThat(failed).hasCauseInstanceOf(JournalUnavailable.class);
        return Objects.requireNonNull((JournalUnavailable) failed.getCause());
    }
}
