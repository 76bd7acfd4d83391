package io.waybill.db.journal;

import io.waybill.db.journal.JournalEntry.SaleSlot;
import io.waybill.db.journal.JournalEntry.Wake;
import io.waybill.db.lead.LeadChange;
import io.waybill.db.lead.LeadIds;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entries as routing writes them, with only what a test is about spelt out. */
public final class TestEntries {
    public static final Instant AT = Instant.parse("2026-03-08T02:30:00.123456Z");
    private static final LeadIds ids = new LeadIds(Clock.systemUTC());

    private TestEntries() {}

    public static String newLead() {
        return ids.next();
    }

    public static LeadChange change(String state) {
        return new LeadChange("loans", "demo", false, state, "pending", null, 0, BigDecimal.ZERO);
    }

    public static JournalEntry received(String lead) {
        return entry(lead, 1, "routing", "{\"type\":\"lead.received\"}");
    }

    public static JournalEntry entry(String lead, int firstSeq, String state, String... events) {
        return new JournalEntry(lead, firstSeq, AT, List.of(events), change(state), null);
    }

    public static JournalEntry sale(String lead, int firstSeq, int slot, String delivery) {
        return following(lead, firstSeq, "sold", List.of(new SaleSlot(slot, "abc", delivery, 4200, "R-1")), null);
    }

    public static JournalEntry wake(String lead, int firstSeq, Instant at) {
        return following(lead, firstSeq, "waiting", List.of(), new Wake(at));
    }

    private static JournalEntry following(
            String lead, int firstSeq, String state, List<SaleSlot> sales, @Nullable Wake wake) {
        return new JournalEntry(
                lead, firstSeq, AT, List.of("{\"type\":\"x\"}"), change(state), sales, wake, List.of(), List.of());
    }
}
