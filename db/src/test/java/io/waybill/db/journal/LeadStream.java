package io.waybill.db.journal;

import io.waybill.db.delivery.Told;
import io.waybill.db.journal.JournalEntry.SaleSlot;
import io.waybill.db.lead.LeadChange;
import io.waybill.db.lead.LeadIds;
import io.waybill.db.ledger.Posting;
import io.waybill.db.ledger.Posting.Kind;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes the entries of leads that are checked, rejected by the first buyer and bought by the second, many leads at once and as fast as the journal
 * takes them. For measurements.
 */
public final class LeadStream {
    /** About as long as an entry of the product. */
    private static final String FILL = "{\"type\":\"x\",\"text\":\"%s\"}".formatted("0123456789 abcdef ".repeat(90));

    private static final int LAST = 3;
    private static final String PAID = "31.204";
    private final Journal journal;
    private final Clock clock;
    private final LeadIds ids;
    private final AtomicLong sold = new AtomicLong();

    public LeadStream(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
        this.ids = new LeadIds(clock);
    }

    /** Leads that were sold within so many milliseconds, with so many under way at once. */
    public long run(int atOnce, long millis) {
        long before = sold.get();
        long end = System.nanoTime() + millis * 1_000_000;
        List<CompletableFuture<Void>> lines = new ArrayList<>();
        for (int i = 0; i < atOnce; i++) {
            lines.add(next(end));
        }
        lines.forEach(CompletableFuture::join);
        return sold.get() - before;
    }

    private CompletableFuture<Void> next(long end) {
        if (System.nanoTime() > end) {
            return CompletableFuture.completedFuture(null);
        }
        return write(ids.next(), 0).thenComposeAsync(done -> next(end));
    }

    private CompletableFuture<Void> write(String lead, int round) {
        return journal.append(entry(lead, round)).thenComposeAsync(done -> {
            if (round < LAST) {
                return write(lead, round + 1);
            }
            sold.incrementAndGet();
            return CompletableFuture.completedFuture(null);
        });
    }

    private JournalEntry entry(String lead, int round) {
        JournalEntry plain = new JournalEntry(
                lead,
                1 + round,
                clock.instant(),
                List.of(FILL),
                change(round),
                round == LAST ? List.of(new SaleSlot(1, "second", delivery(lead), 5200, "R-1")) : List.of(),
                null,
                List.of(),
                List.of());
        return switch (round) {
            case 1 -> plain.posting(List.of(new Posting(Kind.CALL, 4_000, null, "phone-check", "check-" + lead)));
            case 2 -> plain.telling(List.of(new Told("first", "first-" + lead, 1, Told.Result.REJECTED)));
            case LAST ->
                plain.posting(List.of(
                                new Posting(Kind.SALE, 52_000_000, "second", null, delivery(lead)),
                                new Posting(Kind.PAY, 31_200_000, null, null, null)))
                        .telling(List.of(new Told("second", delivery(lead), 1, Told.Result.ACCEPTED)));
            default -> plain;
        };
    }

    private static LeadChange change(int round) {
        return round == LAST
                ? new LeadChange("loans", "web1", false, "sold", "success", null, 5200, new BigDecimal(PAID))
                : new LeadChange(
                        "loans",
                        "web1",
                        false,
                        "routing",
                        "pending",
                        null,
                        0,
                        new BigDecimal(round == 0 ? "0" : "0.004"));
    }

    private static String delivery(String lead) {
        return lead.substring(0, 12) + lead.substring(20) + "sale-000";
    }
}
