package io.waybill.db.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.db.TestNode;
import io.waybill.db.embedded.DatabaseAddress;
import io.waybill.db.embedded.OnEveryDatabase;
import io.waybill.db.embedded.TestServer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class RecipientsTest {
    private static final Instant AT = Instant.parse("2026-11-21T12:00:00Z");
    private final DatabaseAddress database;
    private TestNode node;
    private TestNode other;
    private Recipients recipients;

    RecipientsTest(TestServer server) {
        this.database = server.fresh();
    }

    @BeforeEach
    void open() {
        node = TestNode.open(database, "a");
        other = TestNode.open(database, "b");
        recipients = node.get(Recipients.class);
    }

    @AfterEach
    void close() {
        node.close();
        other.close();
    }

    @Test
    void aPauseHoldsAtOnceHereAndAfterTheNextLookElsewhere() {
        recipients.pause("abc", "auth_failed", AT);

        assertThat(recipients.listPaused()).isEqualTo(Map.of("abc", new Pause("abc", "auth_failed", AT)));
        other.get(Recipients.class).runOnce();
        assertThat(other.get(Recipients.class).listPaused()).isEqualTo(recipients.listPaused());
    }

    @Test
    void theFirstReasonStays() {
        recipients.pause("abc", "auth_failed", AT);
        other.get(Recipients.class).pause("abc", "by hand", AT.plusSeconds(1));

        recipients.runOnce();

        assertThat(recipients.listPaused()).containsEntry("abc", new Pause("abc", "auth_failed", AT));
    }

    @Test
    void aResumedRecipientCanBePausedForANewReason() {
        recipients.pause("abc", "auth_failed", AT);
        recipients.resume("abc", AT.plusSeconds(1));
        assertThat(recipients.listPaused()).isEmpty();
        recipients.runOnce();
        assertThat(recipients.listPaused()).isEmpty();

        recipients.pause("abc", "by hand", AT.plusSeconds(2));
        recipients.runOnce();

        assertThat(recipients.listPaused()).containsEntry("abc", new Pause("abc", "by hand", AT.plusSeconds(2)));
    }

    @Test
    void resumingWhatIsNotPausedDoesNothing() {
        recipients.resume("abc", AT);

        assertThat(recipients.listPaused()).isEmpty();
    }

    @Test
    void pausesAreKnownFromTheStart() {
        recipients.pause("abc", "auth_failed", AT);

        try (TestNode later = TestNode.open(database, "c")) {
            assertThat(later.get(Recipients.class).listPaused()).containsOnlyKeys("abc");
        }
    }

    @Test
    void whatIsLearntIsKeptBesideWhatIsKnown() {
        recipients.pause("abc", "auth_failed", AT);

        recipients.learn(List.of(new Pause("xyz", "breaker", AT), new Pause("abc", "other", AT)));

        assertThat(recipients.listPaused())
                .containsOnlyKeys("abc", "xyz")
                .containsEntry("abc", new Pause("abc", "auth_failed", AT));
    }
}
