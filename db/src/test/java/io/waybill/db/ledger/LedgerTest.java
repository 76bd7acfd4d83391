package io.waybill.db.ledger;

import static io.waybill.db.journal.TestEntries.newLead;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.db.TestNode;
import io.waybill.db.embedded.DatabaseAddress;
import io.waybill.db.embedded.OnEveryDatabase;
import io.waybill.db.embedded.TestServer;
import io.waybill.db.journal.Appending;
import io.waybill.db.journal.JournalEntry;
import io.waybill.db.journal.JournalEntry.SaleSlot;
import io.waybill.db.lead.LeadChange;
import io.waybill.db.ledger.LedgerCheck.Finding;
import io.waybill.db.ledger.LedgerCheck.Problem;
import io.waybill.db.ledger.Posting.Kind;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class LedgerTest {
    private static final Instant AT = Instant.parse("2026-11-21T23:30:00Z");
    private static final Posting CALL = new Posting(Kind.CALL, 4_000, null, "phone-check", null);
    private static final Posting SALE = new Posting(Kind.SALE, 42_000_000, "abc", null, "d1");
    private static final Posting PAY = new Posting(Kind.PAY, 12_500_000, null, null, null);
    private static final SaleSlot SLOT = new SaleSlot(1, "abc", "d1", 4200, null);

    private final DatabaseAddress database;
    private TestNode node;
    private Ledger ledger;

    LedgerTest(TestServer server) {
        this.database = server.fresh();
    }

    @BeforeEach
    void open() {
        node = TestNode.open(database, "a");
        ledger = node.get(Ledger.class);
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void aSoldLeadIsWorthWhatIsLeftOfItsPrice() throws Exception {
        String lead = sell();

        assertThat(ledger.balances(LedgerFilter.lead(lead), By.LEAD))
                .containsExactly(new Balance(lead, 1, 0, 42_000_000, 0, 4_000, 12_500_000))
                .first()
                .extracting(Balance::margin)
                .isEqualTo(29_496_000L);
        assertThat(ledger.check()).isEqualTo(new LedgerCheck(0, 1, 0, List.of()));
    }

    @Test
    void everyPostingIsTwoLinesThatSumToZero() throws Exception {
        sell();

        assertThat(node.query("SELECT CONCAT(kind, ' ', account, ' ', micros) FROM ledger ORDER BY seq, line"))
                .containsExactly(
                        "CALL cost 4000",
                        "CALL payable -4000",
                        "SALE receivable 42000000",
                        "SALE revenue -42000000",
                        "PAY source_cost 12500000",
                        "PAY source_payable -12500000");
    }

    @Test
    void whatIsGivenBackIsNotOwedAnyMore() throws Exception {
        String lead = sell();
        append(
                entry(lead, 3, false, 0, "0.004"),
                new Posting(Kind.RETURN, 42_000_000, "abc", null, "d1"),
                new Posting(Kind.PAY_BACK, 12_500_000, null, null, null));

        assertThat(ledger.balances(LedgerFilter.ALL, By.LEAD))
                .containsExactly(new Balance(lead, 1, 1, 42_000_000, 42_000_000, 4_000, 0));
        assertThat(ledger.check().isClean()).isTrue();
    }

    @Test
    void sumsAreByWhateverIsAskedFor() throws Exception {
        sell();
        sell();

        assertThat(ledger.balances(LedgerFilter.ALL, By.RECIPIENT))
                .containsExactly(
                        new Balance(null, 0, 0, 0, 0, 8_000, 25_000_000),
                        new Balance("abc", 2, 0, 84_000_000, 0, 0, 0));
        assertThat(ledger.balances(LedgerFilter.ALL, By.ENHANCEMENT))
                .contains(new Balance("phone-check", 0, 0, 0, 0, 8_000, 0));
        Balance all = new Balance("demo", 2, 0, 84_000_000, 0, 8_000, 25_000_000);
        assertThat(ledger.balances(LedgerFilter.ALL, By.SOURCE)).containsExactly(all);
        assertThat(ledger.balances(LedgerFilter.ALL, By.FLOW)).hasSize(1);
        assertThat(ledger.balances(LedgerFilter.ALL, By.DAY))
                .extracting(Balance::key)
                .containsExactly("2026-11-21", "2026-11-22");
    }

    @Test
    void onlyWhatIsMeantIsSummedUp() throws Exception {
        sell();

        LedgerFilter none = new LedgerFilter(null, null, "other", null, null, null, null);
        LedgerFilter buyer = new LedgerFilter(AT, AT.plusSeconds(7200), "loans", "demo", "abc", null, null);
        assertThat(ledger.balances(none, By.FLOW)).isEmpty();
        assertThat(ledger.balances(buyer, By.FLOW)).containsExactly(new Balance("loans", 1, 0, 42_000_000, 0, 0, 0));
        assertThat(ledger.balances(LedgerFilter.between(AT, AT), By.FLOW)).isEmpty();
        assertThat(ledger.balances(LedgerFilter.between(AT, AT.plusNanos(1000)), By.FLOW))
                .containsExactly(new Balance("loans", 0, 0, 0, 0, 4_000, 0));
    }

    /** From 23:30 until the third midnight and from one midnight to another: lines and whole days must come to the same. */
    @Test
    void partsOfDaysAndWholeDaysAreSummedUpTogether() throws Exception {
        for (int i = 0; i < 3; i++) {
            sell();
        }
        append(
                at(newLead(), Instant.parse("2026-11-23T12:00:00Z")),
                new Posting(Kind.CALL, 1_000, null, "phone-check", null));

        assertThat(sum("2026-11-21T23:30:00Z", "2026-11-23T12:00:00.000001Z"))
                .isEqualTo(new Balance("loans", 3, 0, 126_000_000, 0, 13_000, 37_500_000));
        assertThat(sum("2026-11-21T23:30:00.000001Z", "2026-11-23T12:00:00Z"))
                .isEqualTo(new Balance("loans", 3, 0, 126_000_000, 0, 0, 37_500_000));
        assertThat(sum("2026-11-21T00:00:00Z", "2026-11-22T00:00:00Z"))
                .isEqualTo(new Balance("loans", 0, 0, 0, 0, 12_000, 0));
        assertThat(sum("2026-11-22T00:30:00Z", "2026-11-22T00:30:00.000001Z"))
                .isEqualTo(new Balance("loans", 3, 0, 126_000_000, 0, 0, 37_500_000));
        assertThat(ledger.balances(LedgerFilter.ALL, By.DAY))
                .extracting(Balance::key)
                .containsExactly("2026-11-21", "2026-11-22", "2026-11-23");
    }

    @Test
    void theDaysOfLinesFromBeforeThereWereDaysAreTheSame() throws Exception {
        sell();
        append(
                entry(sell(), 3, false, 0, "0.004"),
                new Posting(Kind.RETURN, 42_000_000, "abc", null, "d1"),
                new Posting(Kind.PAY_BACK, 12_500_000, null, null, null));
        String days =
                "SELECT CONCAT_WS('|', day, flow, source, recipient, enhancement, SUM(sales), SUM(returned), SUM(revenue), SUM(returns_), SUM(cost), SUM(payout))"
                        + " FROM ledger_days GROUP BY day, flow, source, recipient, enhancement ORDER BY 1";
        List<String> kept = node.query(days);

        sumUpDays();

        assertThat(kept).hasSize(5);
        assertThat(node.query(days)).isEqualTo(kept);
    }

    private Balance sum(String from, String to) {
        return ledger.balances(LedgerFilter.between(Instant.parse(from), Instant.parse(to)), By.FLOW)
                .getFirst();
    }

    @Test
    void testsMoveNoMoney() throws Exception {
        append(entry(newLead(), 1, true, 4200, "0.004"), CALL, SALE);

        assertThat(node.query("SELECT id FROM ledger")).isEmpty();
        assertThat(ledger.check().isClean()).isTrue();
    }

    @Test
    void anEntryAppendedAgainIsBookedOnce() throws Exception {
        JournalEntry entry = entry(newLead(), 1, false, 0, "0.004").posting(List.of(CALL));
        append(entry);
        append(entry);

        assertThat(node.query("SELECT id FROM ledger")).hasSize(2);
    }

    @Test
    void aSaleForNothingNeedsNoPostingButMayHaveOne() throws Exception {
        SaleSlot free = new SaleSlot(1, "abc", "d9", 0, null);
        append(selling(newLead(), 1, 0, "0", free));
        append(selling(newLead(), 1, 0, "0", free), new Posting(Kind.SALE, 0, "abc", null, "d9"));

        assertThat(ledger.check().isClean()).isTrue();
        assertThat(ledger.balances(LedgerFilter.ALL, By.RECIPIENT))
                .extracting(Balance::sales)
                .containsExactly(1L);
    }

    @Test
    void aLineThatIsMissingOrWrongIsFound() throws Exception {
        String lead = sell();
        node.change("UPDATE ledger SET micros = micros + 5 WHERE account = 'payable'");
        node.change("DELETE FROM ledger WHERE account = 'source_payable'");

        LedgerCheck check = ledger.check();

        assertThat(check.isClean()).isFalse();
        assertThat(check.total()).isEqualTo(12_500_005);
        assertThat(check.first())
                .containsExactlyInAnyOrder(
                        new Finding(Problem.UNBALANCED, lead, null, 0, 5),
                        new Finding(Problem.UNBALANCED, lead, null, 0, 12_500_000));
    }

    @Test
    void aRowThatSaysOtherwiseIsFound() throws Exception {
        String lead = sell();
        node.change("UPDATE leads SET revenue_cents = 4300, cost = 1");

        assertThat(ledger.check().first())
                .containsExactlyInAnyOrder(
                        new Finding(Problem.REVENUE, lead, null, 43_000_000, 42_000_000),
                        new Finding(Problem.COST, lead, null, 1_000_000, 12_504_000));
    }

    @Test
    void aSaleThatIsNotBookedAndABookingThatIsNoSaleAreFound() throws Exception {
        String unbooked = newLead();
        append(selling(unbooked, 1, 0, "0", SLOT));
        String unsold = newLead();
        append(entry(unsold, 1, false, 4200, "0"), SALE);

        assertThat(ledger.check().first())
                .containsExactlyInAnyOrder(
                        new Finding(Problem.SALE_NOT_POSTED, unbooked, "d1", 42_000_000, 0),
                        new Finding(Problem.POSTED_NOT_SOLD, unsold, "d1", 0, 42_000_000));
    }

    @Test
    void aTestLeadWithMoneyAndALeadThatIsGoneAreFound() throws Exception {
        String test = newLead();
        append(entry(test, 1, false, 0, "0.004"), CALL);
        node.change("UPDATE leads SET test = TRUE WHERE id = X'" + test + "'");
        String gone = newLead();
        append(entry(gone, 1, false, 0, "0.004"), CALL);
        node.change("DELETE FROM leads WHERE id = X'" + gone + "'");

        assertThat(ledger.check().first())
                .containsExactlyInAnyOrder(
                        new Finding(Problem.COST, test, null, 0, 4_000),
                        new Finding(Problem.NO_LEAD, gone, null, 0, 2));
    }

    @Test
    void manyProblemsAreCountedAndTheFirstAreTold() throws Exception {
        for (int i = 0; i < 130; i++) {
            var _ = node.journal().append(entry(newLead(), 1, false, 100, "0"));
        }
        append(entry(newLead(), 1, false, 0, "0"));
        // Entries are written in their order by each writer; whichever wrote the last of all, it has to be waited for.
        while (node.query("SELECT id FROM leads").size() < 131) {
            Thread.onSpinWait();
        }

        LedgerCheck check = ledger.check();

        assertThat(check.problems()).isEqualTo(130);
        assertThat(check.leads()).isEqualTo(131);
        assertThat(check.first()).hasSize(LedgerCheck.MOST);
    }

    @Test
    void leadsFromBeforeTheLedgerAreInItToo() throws Exception {
        append(selling(newLead(), 1, 4200, "12.504", SLOT));
        append(selling(newLead(), 1, 0, "0", SLOT));
        append(entry(newLead(), 1, true, 4200, "1"));
        assertThat(ledger.check().problems()).isEqualTo(4);

        migrate("V83__ledger_of_old_leads.sql");
        sumUpDays();

        assertThat(ledger.check().first()).isEmpty();
        assertThat(ledger.check().isClean()).isTrue();
        assertThat(ledger.balances(LedgerFilter.ALL, By.FLOW))
                .containsExactly(new Balance("loans", 2, 1, 84_000_000, 42_000_000, 12_504_000, 0));
    }

    /** As a database that has lines and no days yet. */
    private void sumUpDays() throws Exception {
        node.change("DROP TABLE ledger_days");
        node.change("CREATE INDEX ledger_day ON ledger (day)");
        node.change("CREATE INDEX ledger_source ON ledger (source, at)");
        node.change("CREATE INDEX ledger_recipient ON ledger (recipient, at)");
        migrate("V94__ledger_days.sql");
    }

    private void migrate(String name) throws Exception {
        try (InputStream script = LedgerTest.class.getResourceAsStream("/db/migration/" + name)) {
            String text = new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
            for (String statement : text.replaceAll("--.*", "").strip().split(";", 0)) {
                node.change(statement);
            }
        }
    }

    /** A lead that was checked before midnight, and sold after it. */
    private String sell() throws Exception {
        String lead = newLead();
        append(entry(lead, 1, false, 0, "0.004"), CALL);
        append(selling(lead, 2, 4200, "12.504", SLOT), SALE, PAY);
        return lead;
    }

    private static JournalEntry entry(String lead, int seq, boolean test, long revenue, String cost) {
        return new JournalEntry(lead, seq, AT, List.of("{\"type\":\"x\"}"), change(test, revenue, cost), null);
    }

    private static JournalEntry selling(String lead, int seq, long revenue, String cost, SaleSlot sale) {
        return new JournalEntry(
                lead,
                seq,
                AT.plusSeconds(3600),
                List.of("{\"type\":\"x\"}"),
                change(false, revenue, cost),
                List.of(sale),
                null,
                List.of(),
                List.of());
    }

    private static JournalEntry at(String lead, Instant moment) {
        return new JournalEntry(lead, 1, moment, List.of("{\"type\":\"x\"}"), change(false, 0, "0.001"), null);
    }

    private static LeadChange change(boolean test, long revenue, String cost) {
        return new LeadChange("loans", "demo", test, "sold", "success", null, revenue, new BigDecimal(cost));
    }

    private void append(JournalEntry entry, Posting... postings) throws Exception {
        JournalEntry posted = postings.length == 0 ? entry : entry.posting(List.of(postings));
        assertThat(node.journal().append(posted).get(30, SECONDS)).isEqualTo(Appending.DONE);
    }
}
