package io.waybill.db.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.db.TestNode;
import io.waybill.db.embedded.DatabaseAddress;
import io.waybill.db.embedded.OnEveryDatabase;
import io.waybill.db.embedded.TestServer;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class DepositsTest {
    private static final Instant AT = Instant.parse("2026-11-21T12:00:00Z");
    private final DatabaseAddress database;

    DepositsTest(TestServer server) {
        this.database = server.fresh();
    }

    @Test
    void depositsAddUpHereAtOnceAndElsewhereAfterTheNextLook() {
        try (TestNode node = TestNode.open(database, "a");
                TestNode other = TestNode.open(database, "b")) {
            Deposits here = node.get(Deposits.class);
            Deposits there = other.get(Deposits.class);
            assertThat(here.total("abc")).isZero();
            assertThat(there.total("abc")).isZero();

            here.add("abc", 50_000, "invoice 7", AT);
            here.add("abc", -1_000, null, AT);
            here.add("xyz", 1, "x".repeat(600), AT);

            assertThat(here.total("abc")).isEqualTo(49_000);
            there.runOnce();
            assertThat(there.total("abc")).isEqualTo(49_000);
            assertThat(there.total("xyz")).isEqualTo(1);
        }
    }

    @Test
    void whileTheDatabaseIsAwayItGoesByWhatItKnewLast() {
        try (TestNode node = TestNode.open(database, "a")) {
            Deposits deposits = node.get(Deposits.class);
            deposits.add("abc", 50_000, null, AT);

            node.pool().close();
            deposits.refresh();

            assertThat(deposits.total("abc")).isEqualTo(50_000);
        }
    }
}
