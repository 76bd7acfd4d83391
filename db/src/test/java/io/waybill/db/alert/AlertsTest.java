package io.waybill.db.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.db.TestNode;
import io.waybill.db.embedded.DatabaseAddress;
import io.waybill.db.embedded.OnEveryDatabase;
import io.waybill.db.embedded.TestServer;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class AlertsTest {
    private static final Instant AT = Instant.parse("2026-11-21T12:00:00Z");
    private final DatabaseAddress database;

    AlertsTest(TestServer server) {
        this.database = server.fresh();
    }

    @Test
    void theNewestComeFirst() {
        Alert old = new Alert("auth_failed", "abc refuses our key", "abc", AT);
        Alert late = new Alert("rule_loop", "the rules do not settle", null, AT.plusSeconds(1));
        try (TestNode node = TestNode.open(database, "a")) {
            Alerts alerts = node.get(Alerts.class);

            alerts.raise(late);
            alerts.raise(old);

            assertThat(alerts.list(10)).containsExactly(late, old);
            assertThat(alerts.list(1)).containsExactly(late);
        }
    }
}
