package io.waybill.db.lead;

import static io.waybill.db.journal.TestEntries.AT;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.db.TestNode;
import io.waybill.db.embedded.DatabaseAddress;
import io.waybill.db.embedded.OnEveryDatabase;
import io.waybill.db.embedded.TestServer;
import io.waybill.db.journal.JournalEntry;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnEveryDatabase
class LeadsTest {
    private final DatabaseAddress database;
    private TestNode node;
    private Leads leads;

    LeadsTest(TestServer server) {
        this.database = server.fresh();
    }

    @BeforeEach
    void open() {
        node = TestNode.open(database, "a");
        leads = node.get(Leads.class);
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void pagesGoFromTheNewestToTheOldestWithoutGapOrOverlap() throws Exception {
        List<String> received = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            received.addFirst(received(id(i), "loans", "demo", "sold", AT));
        }

        List<String> seen = new ArrayList<>();
        List<LeadRow> page = leads.list(LeadFilter.ALL, 10);
        while (!page.isEmpty()) {
            page.forEach(lead -> seen.add(lead.id()));
            page = leads.list(new LeadFilter(null, null, null, null, seen.getLast()), 10);
        }

        assertThat(seen).containsExactlyElementsOf(received);
    }

    @Test
    void filtersNarrowTheList() throws Exception {
        String first = received(id(1), "loans", "demo", "sold", AT);
        String second = received(id(2), "loans", "web", "review", AT);
        String third = received(id(3), "solar", "web", "sold", AT);

        assertThat(found("loans", null, null, null)).containsExactly(second, first);
        assertThat(found(null, "sold", null, null)).containsExactly(third, first);
        assertThat(found(null, null, "web", null)).containsExactly(third, second);
        assertThat(found("loans", "sold", "web", null)).isEmpty();
        assertThat(found("LOANS", null, null, null)).isEmpty();
        assertThat(found(null, "sold", "web", null)).containsExactly(third);
        assertThat(found("loans", null, "web", null)).containsExactly(second);
        assertThat(found("loans", "sold", "demo", null)).containsExactly(first);
        assertThat(found(null, null, null, "01931f2c7a0070008000")).containsExactly(third, second, first);
        assertThat(found(null, null, null, "01931f2c7a00700080000000000000")).containsExactly(third, second, first);
        assertThat(found(null, null, null, "01931F2C7A0070008000000000000002")).containsExactly(second);
        assertThat(found("loans", null, null, "01931f")).containsExactly(second, first);
        assertThat(found(null, null, null, "02")).isEmpty();
        assertThat(found(null, null, null, second.toUpperCase(java.util.Locale.ROOT)))
                .containsExactly(second);
        assertThat(found(null, null, null, "%")).isEmpty();
        assertThat(found(null, null, null, "_")).isEmpty();
    }

    /** Each filter is another walk along another index. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, -",
                "loans, -, -",
                "-, sold, -",
                "-, routing, -",
                "-, -, web",
                "loans, sold, -",
                "loans, -, web",
                "-, sold, web",
                "loans, sold, web"
            })
    void pagesOfEveryFilterFollowEachOther(@Nullable String flow, @Nullable String state, @Nullable String source)
            throws Exception {
        List<String> states = List.of("routing", "sold", "unsold", "review", "error");
        List<String> meant = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String flowOf = i % 2 == 0 ? "loans" : "solar";
            String sourceOf = i % 3 == 0 ? "web" : "demo";
            String stateOf = states.get(i / 3 % states.size());
            String lead = received(id(i), flowOf, sourceOf, stateOf, AT);
            if ((flow == null || flow.equals(flowOf))
                    && (state == null || state.equals(stateOf))
                    && (source == null || source.equals(sourceOf))) {
                meant.addFirst(lead);
            }
        }

        List<String> seen = new ArrayList<>();
        List<LeadRow> page = leads.list(new LeadFilter(flow, state, source, null, null), 3);
        while (!page.isEmpty()) {
            page.forEach(lead -> seen.add(lead.id()));
            page = leads.list(new LeadFilter(flow, state, source, null, seen.getLast()), 3);
        }

        assertThat(seen).containsExactlyElementsOf(meant);
    }

    @Test
    void theOldestOfAStateComeFirstAndPageByPage() throws Exception {
        String first = received(id(1), "loans", "demo", "review", AT);
        received(id(2), "loans", "demo", "sold", AT);
        String second = received(id(3), "solar", "demo", "review", AT);
        String third = received(id(4), "loans", "demo", "review", AT);

        assertThat(leads.listOldest("review", null, null, 2))
                .extracting(LeadRow::id)
                .containsExactly(first, second);
        assertThat(leads.listOldest("review", null, second, 2))
                .extracting(LeadRow::id)
                .containsExactly(third);
        assertThat(leads.listOldest("review", "loans", null, 2))
                .extracting(LeadRow::id)
                .containsExactly(first, third);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "zz", "0123456789abcdef0123456789abcdef", "'; DROP TABLE leads; --"})
    void anUnknownIdFindsNothing(String id) {
        assertThat(leads.find(id)).isNull();
    }

    /** 02:30 does not exist in New York on that day. */
    @Test
    void timesAreTheSameWhateverTheZoneOfTheMachine() throws Exception {
        TimeZone machine = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
            node.close();
            node = TestNode.open(database, "a");
            String lead = received(id(9), "loans", "demo", "sold", AT);

            assertThat(Objects.requireNonNull(node.get(Leads.class).find(lead)).receivedAt())
                    .isEqualTo(AT);
            assertThat(node.journal().read(lead).getFirst()).contains(AT.toString());
            assertThat(node.query("SELECT CAST(received_at AS CHAR) FROM leads WHERE id = X'" + lead + "'"))
                    .containsExactly("2026-03-08 02:30:00.123456");
        } finally {
            TimeZone.setDefault(machine);
        }
    }

    private List<String> found(
            @Nullable String flow, @Nullable String state, @Nullable String source, @Nullable String text) {
        return leads.list(new LeadFilter(flow, state, source, text, null), 10).stream()
                .map(LeadRow::id)
                .toList();
    }

    private static String id(int number) {
        return "01931f2c7a00700080000000%08x".formatted(number);
    }

    @Test
    void aLeadInAStateThatListsWouldNotFindIsRefused() {
        assertThatThrownBy(() -> received(id(1), "loans", "web1", "limbo", AT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("limbo")
                .hasMessageContaining("routing");
    }

    private String received(String lead, String flow, String source, String state, Instant at) throws Exception {
        LeadChange change = new LeadChange(flow, source, false, state, "pending", null, 0, BigDecimal.ZERO);
        node.journal()
                .append(new JournalEntry(lead, 1, at, List.of("{\"type\":\"lead.received\"}"), change, null))
                .get(30, SECONDS);
        return lead;
    }
}
