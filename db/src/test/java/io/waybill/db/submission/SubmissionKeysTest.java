package io.waybill.db.submission;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One lead a key, whoever writes it, on whatever database. */
@OnEveryDatabase
class SubmissionKeysTest {
    private static final Instant KEEP = Instant.parse("2026-03-10T12:00:00Z");
    private final DatabaseAddress database;
    private TestNode node;
    private TestNode other;

    SubmissionKeysTest(TestServer server) {
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

    private static SubmissionKey key(int number) {
        return new SubmissionKey("%064x".formatted(number), "b".repeat(64), "secret", false, KEEP);
    }

    private static Appending append(TestNode on, JournalEntry entry) throws Exception {
        return on.journal().append(entry).get(30, SECONDS);
    }

    @Test
    void theKeyIsThereWithTheLead() throws Exception {
        String lead = newLead();
        assertThat(append(node, received(lead).withKey(key(1)))).isEqualTo(Appending.DONE);

        assertThat(other.get(SubmissionKeys.class).find(key(1).hash()))
                .isEqualTo(new SubmissionKeys.Kept(lead, "b".repeat(64), "secret", false));
        assertThat(other.get(SubmissionKeys.class).find(key(2).hash())).isNull();
    }

    @Test
    void aSecondLeadUnderTheKeyIsNotWrittenAndSpoilsNoOther() throws Exception {
        append(node, received(newLead()).withKey(key(1)));
        String second = newLead();
        List<CompletableFuture<Appending>> others = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            others.add(node.journal().append(received(newLead())));
        }
        assertThat(append(node, received(second).withKey(key(1)))).isEqualTo(Appending.KEY_TAKEN);

        for (CompletableFuture<Appending> one : others) {
            assertThat(one.get(30, SECONDS)).isEqualTo(Appending.DONE);
        }
        assertThat(node.journal().read(second)).isEmpty();
    }

    @Test
    void theSameEntryAgainIsDone() throws Exception {
        JournalEntry entry = received(newLead()).withKey(key(1));
        assertThat(append(node, entry)).isEqualTo(Appending.DONE);
        assertThat(append(node, entry)).isEqualTo(Appending.DONE);
    }

    @Test
    void ofTwoNodesAtOnceOneWritesEachKey() throws Exception {
        List<CompletableFuture<Appending>> answers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            answers.add(node.journal().append(received(newLead()).withKey(key(i))));
            answers.add(other.journal().append(received(newLead()).withKey(key(i))));
        }
        int done = 0;
        for (CompletableFuture<Appending> answer : answers) {
            Appending appending = answer.get(60, SECONDS);
            assertThat(appending).isIn(Appending.DONE, Appending.KEY_TAKEN);
            done += appending == Appending.DONE ? 1 : 0;
        }
        assertThat(done).isEqualTo(100);
        assertThat(node.query("SELECT COUNT(*) FROM submission_keys")).containsExactly("100");
    }

    @Test
    void keysAreForgottenWhenTheirTimeIsUp() throws Exception {
        append(node, received(newLead()).withKey(key(1)));
        SubmissionKeys keys = node.get(SubmissionKeys.class);
        keys.answeredPending(key(1).hash());

        assertThat(keys.prune(KEEP)).isZero();
        assertThat(keys.find(key(1).hash()))
                .isNotNull()
                .satisfies(kept -> assertThat(kept.pending()).isTrue());
        assertThat(keys.prune(KEEP.plusSeconds(1))).isEqualTo(1);
        assertThat(keys.find(key(1).hash())).isNull();
    }
}
