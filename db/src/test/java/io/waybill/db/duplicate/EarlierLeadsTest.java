package io.waybill.db.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.db.TestNode;
import io.waybill.db.embedded.DatabaseAddress;
import io.waybill.db.embedded.OnEveryDatabase;
import io.waybill.db.embedded.TestServer;
import io.waybill.db.journal.Appending;
import io.waybill.db.journal.JournalEntry;
import io.waybill.db.keyed.MemoryKey;
import io.waybill.db.lead.LeadChange;
import io.waybill.db.lead.LeadIds;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class EarlierLeadsTest {
    private static final Instant AT = Instant.parse("2026-11-21T12:00:00Z");
    private final DatabaseAddress database;
    private TestNode node;
    private TestNode other;
    private LeadIds ids;

    EarlierLeadsTest(TestServer server) {
        this.database = server.fresh();
    }

    @BeforeEach
    void open() {
        node = TestNode.open(database, "a");
        other = TestNode.open(database, "b");
        ids = node.get(LeadIds.class);
    }

    @AfterEach
    void close() {
        node.close();
        other.close();
    }

    private JournalEntry entry(String lead, Instant received, Mark... marks) {
        var change = new LeadChange("loans", "web", false, "sold", "success", null, 0, BigDecimal.ZERO);
        return new JournalEntry(lead, 1, received, List.of("{\"type\":\"lead.received\"}"), change, null)
                .marked(List.of(marks));
    }

    private static Mark mark(String hash, @Nullable Integer place) {
        return new Mark(hash, place, AT);
    }

    private String hash(String text) {
        return node.get(MemoryKey.class).hash().of(text);
    }

    private Traces read(String... hashes) {
        return node.get(EarlierLeads.class).read(List.of(hashes));
    }

    @Test
    void allNodesHashAlikeAndNobodyCanReadTheValue() throws Exception {
        assertThat(hash("ann"))
                .hasSize(32)
                .isEqualTo(other.get(MemoryKey.class).hash().of("ann"));
        assertThat(hash("ann")).isNotEqualTo(hash("bob"));
        assertThat(node.query("SELECT COUNT(*) FROM memory_keys")).containsExactly("1");
    }

    @Test
    void aLeadIsFoundUnderItsMarksOnceItIsOnDisk() {
        String lead = ids.next();
        assertThat(read(hash("ann")).nextPlace(hash("ann"))).isEqualTo(1);

        node.journal()
                .append(entry(lead, AT, mark(hash("ann"), 1), mark(hash("555"), null)))
                .join();

        Traces traces = read(hash("ann"), hash("555"), hash("nobody"));
        assertThat(traces.leads())
                .containsExactlyInAnyOrder(
                        new EarlierLead(hash("ann"), lead, "loans", "web", AT, "sold", false),
                        new EarlierLead(hash("555"), lead, "loans", "web", AT, "sold", false));
        assertThat(traces.nextPlace(hash("ann"))).isEqualTo(2);
        assertThat(traces.nextPlace(hash("nobody"))).isEqualTo(1);
    }

    @Test
    void aPlaceIsTakenOnceAndWhoComesLaterWritesNothing() {
        JournalEntry first = entry(ids.next(), AT, mark(hash("ann"), 1));
        String second = ids.next();

        assertThat(node.journal().append(first).join()).isEqualTo(Appending.DONE);
        assertThat(other.journal()
                        .append(entry(second, AT, mark(hash("ann"), 1)))
                        .join())
                .isEqualTo(Appending.SEEN_MEANWHILE);
        assertThat(node.journal().read(second)).isEmpty();
        assertThat(node.journal().append(first).join()).isEqualTo(Appending.DONE);
        assertThat(other.journal()
                        .append(entry(second, AT, mark(hash("ann"), 2)))
                        .join())
                .isEqualTo(Appending.DONE);
    }

    @Test
    void ofManyAtOnceOnTwoNodesOneTakesThePlaceAndTheRestOfTheBatchIsWritten() {
        List<CompletableFuture<Appending>> same = new ArrayList<>();
        List<CompletableFuture<Appending>> others = new ArrayList<>();
        IntStream.range(0, 20).forEach(lead -> {
            TestNode at = lead % 2 == 0 ? node : other;
            same.add(at.journal().append(entry(ids.next(), AT, mark(hash("x"), 1), mark(hash("y"), 1))));
            others.add(at.journal().append(entry(ids.next(), AT, mark(hash("z" + lead), 1))));
        });

        assertThat(same.stream().map(CompletableFuture::join).filter(Appending.DONE::equals))
                .hasSize(1);
        assertThat(same.stream().map(CompletableFuture::join)).containsOnly(Appending.DONE, Appending.SEEN_MEANWHILE);
        assertThat(others.stream().map(CompletableFuture::join)).containsOnly(Appending.DONE);
        assertThat(read(hash("x")).leads()).hasSize(1);
    }

    @Test
    void whoKnowsToBeADuplicateIsNeverInTheWay() {
        for (int lead = 0; lead < 3; lead++) {
            assertThat(node.journal()
                            .append(entry(ids.next(), AT, mark(hash("ann"), null)))
                            .join())
                    .isEqualTo(Appending.DONE);
        }

        assertThat(read(hash("ann")).leads()).hasSize(3);
        assertThat(read(hash("ann")).nextPlace(hash("ann"))).isEqualTo(1);
    }

    @Test
    void oldMarksAreForgotten() {
        node.journal().append(entry(ids.next(), AT, mark(hash("ann"), 1))).join();
        node.journal()
                .append(entry(ids.next(), AT, new Mark(hash("bob"), 1, AT.minus(Duration.ofDays(100)))))
                .join();

        assertThat(node.get(EarlierLeads.class).forget(AT.minus(Duration.ofDays(99))))
                .isEqualTo(1);
        assertThat(read(hash("ann"), hash("bob")).leads())
                .extracting(EarlierLead::hash)
                .containsExactly(hash("ann"));
    }
}
