package io.waybill.db.journal;

import io.waybill.db.alert.Alert;
import io.waybill.db.batch.Joining;
import io.waybill.db.delivery.Told;
import io.waybill.db.duplicate.Mark;
import io.waybill.db.hold.Hold;
import io.waybill.db.lead.LeadChange;
import io.waybill.db.ledger.Posting;
import io.waybill.db.recipient.Pause;
import io.waybill.db.submission.SubmissionKey;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * What one round of one lead writes, all or nothing: its events, and what follows from them.
 *
 * @param lead time-ordered 128-bit id, as 32 hex digits
 * @param firstSeq number of the first event; a lead's events are numbered from 1 without gaps. Two writers of the same number collide: the
 *     later one learns that another node has taken over
 * @param events JSON objects, each with {@code type} and without {@code seq} and {@code at}
 * @param change the lead's row: inserted when {@code firstSeq} is 1, else updated
 * @param sales each takes a slot
 * @param wake continue this lead at that moment, or null
 * @param pauses recipients to pause
 * @param alerts to be raised
 * @param marks the lead's traces under its values; only in its first entry
 * @param key what the lead was submitted under, with its first entry only, or null
 * @param joinings deliveries that go with a batch
 * @param holds room that it takes under limits; where there is none left, nothing of the entry is written
 * @param released room that earlier entries took and that is free again
 * @param postings what it means in money
 * @param told what attempts at deliveries came to, for reports
 * @param token tells this entry, appended again, from another writer's that looks the same
 */
public record JournalEntry(
        String lead,
        int firstSeq,
        Instant at,
        List<String> events,
        LeadChange change,
        List<SaleSlot> sales,
        @Nullable Wake wake,
        List<Pause> pauses,
        List<Alert> alerts,
        List<Mark> marks,
        @Nullable SubmissionKey key,
        List<Joining> joinings,
        List<Hold> holds,
        List<Hold> released,
        List<Posting> postings,
        List<Told> told,
        long token) {
    public JournalEntry {
        events = List.copyOf(events);
        sales = List.copyOf(sales);
        holds = List.copyOf(holds);
        released = List.copyOf(released);
        postings = List.copyOf(postings);
        told = List.copyOf(told);
        pauses = List.copyOf(pauses);
        alerts = List.copyOf(alerts);
        marks = List.copyOf(marks);
        joinings = List.copyOf(joinings);
        if (events.isEmpty() || firstSeq < 1) {
            throw new IllegalArgumentException("An entry has at least one event, numbered from 1, not (%d) from (%d)."
                    .formatted(events.size(), firstSeq));
        }
        EventText.requireObjects(events);
    }

    /** A new entry. */
    public JournalEntry(
            String lead,
            int firstSeq,
            Instant at,
            List<String> events,
            LeadChange change,
            List<SaleSlot> sales,
            @Nullable Wake wake,
            List<Pause> pauses,
            List<Alert> alerts) {
        this(
                lead,
                firstSeq,
                at,
                events,
                change,
                sales,
                wake,
                pauses,
                alerts,
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                ThreadLocalRandom.current().nextLong());
    }

    /** A new entry that sells, pauses and alerts nobody. */
    public JournalEntry(
            String lead, int firstSeq, Instant at, List<String> events, LeadChange change, @Nullable Wake wake) {
        this(lead, firstSeq, at, events, change, List.of(), wake, List.of(), List.of());
    }

    /** The same entry, leaving these marks. */
    public JournalEntry marked(List<Mark> traces) {
        return with(traces, key, joinings, holds, released, postings, told);
    }

    /** The same entry, for a lead that was submitted under a key; null for none. */
    public JournalEntry withKey(@Nullable SubmissionKey submittedUnder) {
        return with(marks, submittedUnder, joinings, holds, released, postings, told);
    }

    /** The same entry, putting these deliveries in line for a batch. */
    public JournalEntry joining(List<Joining> batched) {
        return with(marks, key, batched, holds, released, postings, told);
    }

    /** The same entry, taking room under limits and giving room back. */
    public JournalEntry holding(List<Hold> taken, List<Hold> givenBack) {
        return with(marks, key, joinings, taken, givenBack, postings, told);
    }

    /** The same entry, as the ledger has it. */
    public JournalEntry posting(List<Posting> money) {
        return with(marks, key, joinings, holds, released, money, told);
    }

    /** The same entry, telling what attempts at deliveries came to. */
    public JournalEntry telling(List<Told> outcomes) {
        return with(marks, key, joinings, holds, released, postings, outcomes);
    }

    private JournalEntry with(
            List<Mark> traces,
            @Nullable SubmissionKey submittedUnder,
            List<Joining> batched,
            List<Hold> taken,
            List<Hold> givenBack,
            List<Posting> money,
            List<Told> outcomes) {
        return new JournalEntry(
                lead,
                firstSeq,
                at,
                events,
                change,
                sales,
                wake,
                pauses,
                alerts,
                traces,
                submittedUnder,
                batched,
                taken,
                givenBack,
                money,
                outcomes,
                token);
    }

    /** Number of the first event of the lead's next entry. */
    public int nextSeq() {
        return firstSeq + events.size();
    }

    /**
     * One of the places a lead may be sold to; ({@code lead}, {@code slot}) is unique.
     *
     * @param slot 1 for the first buyer
     * @param cents price
     */
    public record SaleSlot(
            int slot,
            String recipient,
            String delivery,
            long cents,
            @Nullable String reference) {}

    /** A durable timer: the lead goes on at this moment, on any node. */
    public record Wake(Instant at) {}
}
