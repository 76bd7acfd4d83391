package io.waybill.db.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.waybill.db.TestNode;
import io.waybill.db.embedded.DatabaseAddress;
import io.waybill.db.embedded.OnEveryDatabase;
import io.waybill.db.embedded.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class AlertsTest {
    private static final Instant AT = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Alert FULL = new Alert("cap_reached", "abc is full", "abc", AT).lasting("abc");
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

            assertThat(alerts.list(10)).extracting(RaisedAlert::alert).containsExactly(late, old);
            assertThat(alerts.list(1)).extracting(RaisedAlert::alert).containsExactly(late);
        }
    }

    @Test
    void aMatterIsRaisedOnceByHoweverManyUntilItEndsAndComesBack() {
        try (TestNode one = TestNode.open(database, "a");
                TestNode two = TestNode.open(database, "b")) {
            List<Alerts> nodes = List.of(one.get(Alerts.class), two.get(Alerts.class));
            Alerts alerts = nodes.getFirst();

            CompletableFuture.allOf(IntStream.range(0, 20)
                            .mapToObj(i -> CompletableFuture.runAsync(
                                    () -> nodes.get(i % 2).raise(FULL)))
                            .toArray(CompletableFuture[]::new))
                    .join();
            assertThat(alerts.list(10)).extracting(RaisedAlert::state).containsExactly("open");

            alerts.end("cap_reached/abc", AT.plusSeconds(5));
            alerts.raise(FULL);
            assertThat(alerts.list(10))
                    .extracting(RaisedAlert::state, RaisedAlert::endedAt)
                    .containsExactly(tuple("open", null), tuple("ended", AT.plusSeconds(5)));
        }
    }

    @Test
    void anAlertIsInOneNoticeAndANoticeIsSentByOneNode() {
        try (TestNode one = TestNode.open(database, "a");
                TestNode two = TestNode.open(database, "b")) {
            one.get(Alerts.class).raise(FULL);
            one.get(Alerts.class).raise(new Alert("hush", "nobody is told", null, AT));
            List<Notices> nodes = List.of(one.get(Notices.class), two.get(Notices.class));
            List<String> targets = List.of("email", "webhook 1");
            CompletableFuture.allOf(nodes.stream()
                            .map(notices -> CompletableFuture.runAsync(
                                    () -> notices.gather(AT, MINUTE, targets, kind -> !kind.equals("hush"))))
                            .toArray(CompletableFuture[]::new))
                    .join();

            List<Notice> due = nodes.getLast().listDue(AT);
            assertThat(due).extracting(Notice::target).containsExactly("email", "webhook 1");
            Notice mail = due.getFirst();
            assertThat(nodes.getFirst().alerts(mail))
                    .extracting(RaisedAlert::alert)
                    .containsExactly(FULL);
            assertThat(List.of(
                            nodes.getFirst().claim(mail, AT.plusSeconds(30)),
                            nodes.getLast().claim(mail, AT.plusSeconds(30))))
                    .containsExactly(true, false);
            nodes.getFirst().putOff(mail, AT.plusSeconds(60), "status 500");
            assertThat(nodes.getLast().listDue(AT.plusSeconds(59))).hasSize(1);
            assertThat(nodes.getLast().listDue(AT.plusSeconds(60))).hasSize(2);
            nodes.getFirst().told(mail, "alerts_untold/email", AT);
            assertThat(nodes.getLast().listDue(AT.plusSeconds(60))).hasSize(1);
        }
    }

    @Test
    void alertsOfOneMinuteMakeOneNotice() {
        try (TestNode node = TestNode.open(database, "a")) {
            Alerts alerts = node.get(Alerts.class);
            Notices notices = node.get(Notices.class);
            for (int second : new int[] {0, 20, 40, 60}) {
                alerts.raise(new Alert("in_doubt", "at " + second, null, AT.plusSeconds(second)));
                notices.gather(AT.plusSeconds(second), MINUTE, List.of("email"), kind -> true);
            }

            assertThat(notices.listDue(AT.plusSeconds(60)))
                    .extracting(notice -> notices.alerts(notice).size())
                    .containsExactly(1, 3);
        }
    }

    @Test
    void aMinuteIsCountedOnceOverAllNodes() throws Exception {
        try (TestNode one = TestNode.open(database, "a");
                TestNode two = TestNode.open(database, "b")) {
            for (int i = 0; i < 6; i++) {
                one.change("""
                        INSERT INTO delivery_outcomes (lead_id, delivery, attempt, flow, source, recipient, outcome, at, day)
                        VALUES (x'%032d', 'd', 1, 'f', 's', 'abc', '%s', '2026-11-21 12:00:%02d', '2026-11-21')""".formatted(i, i % 3 == 0 ? "error" : "accepted", 9 * i));
            }
            List<WatchedMinutes> nodes = List.of(one.get(WatchedMinutes.class), two.get(WatchedMinutes.class));
            Instant now = AT.plusSeconds(75);
            CompletableFuture.allOf(nodes.stream()
                            .map(minutes -> CompletableFuture.runAsync(() -> countAll(minutes, now)))
                            .toArray(CompletableFuture[]::new))
                    .join();

            assertThat(nodes.getFirst().counted()).isEqualTo(AT.plusSeconds(60));
            assertThat(nodes.getLast().attempts(AT, AT.plusSeconds(60)))
                    .containsExactly(Map.entry("abc", new WatchedMinutes.Sum(6, 2)));
            assertThat(List.of(
                            nodes.getFirst().claim(now, MINUTE),
                            nodes.getLast().claim(now, MINUTE),
                            nodes.getLast().claim(now.plusSeconds(60), MINUTE)))
                    .containsExactly(true, false, true);
        }
    }

    /** The one that was slower is told that there is no minute, or finds none. */
    private static void countAll(WatchedMinutes minutes, Instant now) {
        while (minutes.counted().isBefore(AT.plusSeconds(60))) {
            minutes.countNext(now, Duration.ofMinutes(5));
        }
    }
}
