package io.waybill.db.journal;

import static io.waybill.db.journal.TestEntries.AT;
import static io.waybill.db.journal.TestEntries.change;
import static io.waybill.db.journal.TestEntries.entry;
import static io.waybill.db.journal.TestEntries.newLead;
import static io.waybill.db.journal.TestEntries.received;
import static io.waybill.db.journal.TestEntries.sale;
import static io.waybill.db.journal.TestEntries.wake;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.db.TestNode;
import io.waybill.db.alert.Alert;
import io.waybill.db.alert.Alerts;
import io.waybill.db.alert.RaisedAlert;
import io.waybill.db.embedded.DatabaseAddress;
import io.waybill.db.embedded.OnEveryDatabase;
import io.waybill.db.embedded.TestServer;
import io.waybill.db.lead.LeadChange;
import io.waybill.db.lead.LeadRow;
import io.waybill.db.lead.Leads;
import io.waybill.db.recipient.Pause;
import io.waybill.db.recipient.Recipients;
import java.math.BigDecimal;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the journal promises, whatever database keeps it. */
@OnEveryDatabase
class JournalTest {
    private final DatabaseAddress database;

    private TestNode node;
    private TestNode other;
    private Journal journal;

    JournalTest(TestServer server) {
        this.database = server.fresh();
    }

    @BeforeEach
    void open() {
        node = TestNode.open(database, "a");
        other = TestNode.open(database, "b");
        journal = node.journal();
    }

    @AfterEach
    void close() {
        node.close();
        other.close();
    }

    @Test
    void anEntryIsThereWhenItsFutureCompletes() throws Exception {
        String lead = newLead();

        assertThat(append(entry(lead, 1, "routing", "{\"type\":\"a\"}", "{\"type\":\"b\",\"n\":{\"x\":[1]}}")))
                .isEqualTo(Appending.DONE);

        assertThat(other.journal().read(lead))
                .containsExactly(
                        "{\"seq\":1,\"at\":\"2026-03-08T02:30:00.123456Z\",\"type\":\"a\"}",
                        "{\"seq\":2,\"at\":\"2026-03-08T02:30:00.123456Z\",\"type\":\"b\",\"n\":{\"x\":[1]}}");
    }

    @Test
    void anUnknownLeadHasNoEvents() {
        assertThat(journal.read(newLead())).isEmpty();
    }

    @Test
    void theTextOfAnEventIsKeptAsItIs() throws Exception {
        String lead = newLead();
        String event =
                "{\"type\":\"x\",\"price\":12.50,\"quotes\":\"it's \\\"so\\\" \\\\ }]\",\"smile\":\"\uD83D\uDE00\",\"long\":\""
                        + "y".repeat(1_000_000) + "\"}";

        append(entry(lead, 1, "routing", event));

        assertThat(journal.read(lead).getFirst()).endsWith(event.substring(1));
    }

    @Test
    void entriesOfOneLeadKeepTheirOrder() throws Exception {
        String lead = newLead();
        List<CompletableFuture<Appending>> futures = new ArrayList<>();
        for (int seq = 1; seq <= 300; seq++) {
            futures.add(journal.append(entry(lead, seq, "routing", "{\"type\":\"n" + seq + "\"}")));
        }

        for (CompletableFuture<Appending> future : futures) {
            assertThat(future.get(30, SECONDS)).isEqualTo(Appending.DONE);
        }
        assertThat(journal.read(lead)).hasSize(300).last().asString().contains("\"seq\":300", "n300");
    }

    @Test
    void manyLeadsAtOnceAreAllThere() throws Exception {
        List<String> leads = Collections.synchronizedList(new ArrayList<>());
        inParallel(64, () -> {
            for (int i = 0; i < 20; i++) {
                String lead = newLead();
                append(received(lead));
                append(entry(lead, 2, "routing", "{\"type\":\"b\"}"));
                append(entry(lead, 3, "sold", "{\"type\":\"c\"}"));
                leads.add(lead);
            }
            return Appending.DONE;
        });

        assertThat(leads)
                .hasSize(1280)
                .allSatisfy(lead -> assertThat(journal.read(lead)).hasSize(3));
    }

    @Test
    void theLeadsRowFollows() throws Exception {
        String lead = newLead();
        append(received(lead));
        assertThat(row(lead).node()).startsWith("a:");

        LeadChange sold = new LeadChange(
                "loans", "demo", true, "sold", "success", "r".repeat(600), 4200, new BigDecimal("0.0045"));
        append(new JournalEntry(lead, 2, AT.plusSeconds(5), List.of("{\"type\":\"x\"}"), sold, null));

        assertThat(row(lead))
                .isEqualTo(new LeadRow(
                        lead,
                        "loans",
                        "demo",
                        false,
                        "sold",
                        "success",
                        "r".repeat(500),
                        AT,
                        4200,
                        new BigDecimal("0.004500"),
                        null,
                        3,
                        AT.plusSeconds(5)));
    }

    @Test
    void theSecondWriterOfANumberIsSuperseded() throws Exception {
        String lead = newLead();
        append(received(lead));
        append(entry(lead, 2, "routing", "{\"type\":\"ours\"}"));

        Appending theirs = other.journal()
                .append(entry(lead, 2, "sold", "{\"type\":\"theirs\"}"))
                .get(30, SECONDS);

        assertThat(theirs).isEqualTo(Appending.SUPERSEDED);
        assertThat(journal.read(lead)).hasSize(2).last().asString().contains("ours");
        assertThat(row(lead).state()).isEqualTo("routing");
    }

    @Test
    void theSecondReceiverOfALeadIsSuperseded() throws Exception {
        String lead = newLead();
        append(received(lead));

        assertThat(other.journal().append(received(lead)).get(30, SECONDS)).isEqualTo(Appending.SUPERSEDED);
        assertThat(journal.read(lead)).hasSize(1);
    }

    @Test
    void anEntryBeyondTheNextNumberIsNotWritten() throws Exception {
        String lead = newLead();
        append(received(lead));

        assertThat(append(entry(lead, 3, "routing", "{\"type\":\"gap\"}"))).isEqualTo(Appending.SUPERSEDED);
        assertThat(journal.read(lead)).hasSize(1);
    }

    @Test
    void theSameEntryTwiceIsWrittenOnce() throws Exception {
        String lead = newLead();
        List<JournalEntry> entries =
                List.of(received(lead), sale(lead, 2, 1, "d1"), wake(lead, 3, Instant.parse("2050-01-01T00:00:00Z")));

        for (JournalEntry entry : entries) {
            assertThat(append(entry)).isEqualTo(Appending.DONE);
            assertThat(append(entry)).isEqualTo(Appending.DONE);
        }
        for (JournalEntry entry : entries) {
            assertThat(append(entry)).isEqualTo(Appending.DONE);
        }

        assertThat(journal.read(lead)).hasSize(3);
    }

    @Test
    void aTakenSlotLeavesNothingOfTheEntry() throws Exception {
        String lead = newLead();
        append(received(lead));
        append(sale(lead, 2, 1, "d1"));

        assertThat(append(sale(lead, 3, 1, "d2"))).isEqualTo(Appending.SLOT_TAKEN);
        assertThat(append(sale(lead, 3, 2, "d3"))).isEqualTo(Appending.DONE);

        assertThat(journal.read(lead)).hasSize(3);
        assertThat(row(lead).version()).isEqualTo(4);
        assertThat(node.query("SELECT delivery FROM sales WHERE lead_id = X'" + lead + "' ORDER BY slot"))
                .containsExactly("d1", "d3");
    }

    @Test
    void ofFiftyWhoSellOneSlotExactlyOneDoes() throws Exception {
        String lead = newLead();
        append(received(lead));

        List<Appending> answers = inParallel(50, () -> sellOnBestNumber(lead));

        assertThat(answers)
                .hasSize(50)
                .containsOnlyOnce(Appending.DONE)
                .contains(Appending.SLOT_TAKEN)
                .doesNotContain(Appending.SUPERSEDED);
        assertThat(node.query("SELECT slot FROM sales WHERE lead_id = X'" + lead + "'"))
                .containsExactly("1");
    }

    /** As fifty routers would that each believe the lead is theirs: whoever is superseded reads on and tries again. */
    private Appending sellOnBestNumber(String lead) throws Exception {
        TestNode mine = Math.floorMod(Thread.currentThread().threadId(), 2) == 0 ? node : other;
        String delivery = newLead();
        while (true) {
            int next = mine.journal().read(lead).size() + 1;
            Appending answer =
                    mine.journal().append(sale(lead, next, 1, delivery)).get(30, SECONDS);
            if (answer != Appending.SUPERSEDED) {
                return answer;
            }
        }
    }

    @Test
    void anEntryThatSpoilsItsBatchFailsAlone() throws Exception {
        String taken = newLead();
        append(received(taken));
        append(sale(taken, 2, 1, "d1"));
        String tooLong = newLead();
        LeadChange longName =
                new LeadChange("f".repeat(101), "demo", false, "routing", "pending", null, 0, BigDecimal.ZERO);

        List<CompletableFuture<Appending>> good = new ArrayList<>();
        try (Connection blocked = blockWriters()) {
            for (int i = 0; i < 20; i++) {
                good.add(journal.append(received(newLead())));
            }
            CompletableFuture<Appending> slotTaken = journal.append(sale(taken, 3, 1, "d2"));
            CompletableFuture<Appending> refused =
                    journal.append(new JournalEntry(tooLong, 1, AT, List.of("{\"type\":\"x\"}"), longName, null));
            for (int i = 0; i < 20; i++) {
                good.add(journal.append(received(newLead())));
            }
            blocked.rollback();
            assertThat(slotTaken.get(30, SECONDS)).isEqualTo(Appending.SLOT_TAKEN);
            assertThatThrownBy(() -> refused.get(30, SECONDS)).hasCauseInstanceOf(EntryRefused.class);
        }
        for (CompletableFuture<Appending> future : good) {
            assertThat(future.get(30, SECONDS)).isEqualTo(Appending.DONE);
        }
        assertThat(journal.read(tooLong)).isEmpty();
    }

    /** Locks a row that an entry of each writer then waits for, so that what follows gathers behind it. */
    private Connection blockWriters() throws Exception {
        List<String> leads = IntStream.range(0, 8).mapToObj(i -> newLead()).toList();
        for (String lead : leads) {
            append(received(lead));
        }
        Connection connection = node.pool().getConnection();
        connection.setAutoCommit(false);
        try (var lock = connection.createStatement()) {
            for (String lead : leads) {
                lock.executeUpdate("UPDATE leads SET version = version WHERE id = X'" + lead + "'");
            }
        }
        for (String lead : leads) {
            var _ = journal.append(entry(lead, 2, "sold", "{\"type\":\"x\"}"));
        }
        return connection;
    }

    @Test
    void anEntryLargerThanTheDatabaseTakesIsRefused() throws Exception {
        String lead = newLead();
        String event = "{\"type\":\"x\",\"text\":\"" + "y".repeat(17_000_000) + "\"}";

        assertThatThrownBy(() -> append(entry(lead, 1, "routing", event)))
                .hasCauseInstanceOf(EntryRefused.class)
                .hasMessageContaining("max_allowed_packet");

        assertThat(append(received(lead))).isEqualTo(Appending.DONE);
    }

    @Test
    void pausesAndAlertsStandOrFallWithTheEntry() throws Exception {
        String lead = newLead();
        Pause pause = new Pause("buyer-" + lead, "auth_failed", AT);
        Alert alert = new Alert("auth_failed", "buyer-" + lead + " refuses our key", "buyer-" + lead, AT);
        append(received(lead));
        append(sale(lead, 2, 1, "d1"));

        JournalEntry failing = new JournalEntry(
                lead,
                3,
                AT,
                List.of("{\"type\":\"x\"}"),
                change("routing"),
                sale(lead, 3, 1, "d2").sales(),
                null,
                List.of(pause),
                List.of(alert));
        assertThat(append(failing)).isEqualTo(Appending.SLOT_TAKEN);
        assertThat(node.get(Recipients.class).listPaused()).doesNotContainKey(pause.recipient());
        assertThat(node.get(Alerts.class).list(1000))
                .extracting(RaisedAlert::alert)
                .doesNotContain(alert);

        append(new JournalEntry(
                lead,
                3,
                AT,
                List.of("{\"type\":\"x\"}"),
                change("routing"),
                List.of(),
                null,
                List.of(pause),
                List.of(alert)));
        assertThat(node.get(Recipients.class).listPaused()).containsEntry(pause.recipient(), pause);
        other.get(Recipients.class).runOnce();
        assertThat(other.get(Recipients.class).listPaused()).containsEntry(pause.recipient(), pause);
        assertThat(node.get(Alerts.class).list(1000))
                .extracting(RaisedAlert::alert)
                .contains(alert);
    }

    private Appending append(JournalEntry entry)
            throws InterruptedException, ExecutionException, java.util.concurrent.TimeoutException {
        return journal.append(entry).get(30, SECONDS);
    }

    private LeadRow row(String lead) {
        return Objects.requireNonNull(node.get(Leads.class).find(lead));
    }

    private static List<Appending> inParallel(int threads, java.util.concurrent.Callable<Appending> task)
            throws Exception {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Appending>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(executor.submit(task));
            }
            List<Appending> answers = new ArrayList<>();
            for (Future<Appending> future : running) {
                answers.add(future.get(60, SECONDS));
            }
            return answers;
        }
    }
}
