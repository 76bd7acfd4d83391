package io.waybill.app.simulation;

import io.waybill.db.hold.Count;
import io.waybill.db.hold.Counter;
import io.waybill.db.hold.Hold;
import io.waybill.db.journal.Appending;
import io.waybill.db.journal.JournalEntry;
import io.waybill.db.journal.JournalEntry.SaleSlot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What all nodes remember, with the promises of the real one: a lead's entries are numbered without gaps, of two writers of a number one is
 * told, the same entry again is written once, a slot is sold once, and room under a limit is taken whole or not at all.
 */
final class MemoryJournal {
    private static final int MOST_REFUSALS = 100;

    /** One lead's entries and who wrote them. */
    static final class Book {
        private final List<JournalEntry> entries = new ArrayList<>();
        private final Map<Integer, SaleSlot> slots = new TreeMap<>();
        private String writer = "";
        private int refusals;

        List<JournalEntry> entries() {
            return entries;
        }

        Map<Integer, SaleSlot> slots() {
            return slots;
        }

        /** The node whose entry is the last. */
        String writer() {
            return writer;
        }

        JournalEntry last() {
            return entries.getLast();
        }

        /** Whether somebody works on it. */
        boolean isRouted() {
            return !entries.isEmpty() && last().change().state().equals("routing");
        }

        /** From now on this node works on it. */
        void claim(String node) {
            writer = node;
        }

        private int nextSeq() {
            return entries.isEmpty() ? 1 : last().nextSeq();
        }
    }

    private final Map<String, Book> books = new LinkedHashMap<>();
    private final Map<Counter, Count> counts = new HashMap<>();
    private final List<String> exceeded = new ArrayList<>();

    Map<String, Book> books() {
        return books;
    }

    Book book(String lead) {
        return books.computeIfAbsent(lead, first -> new Book());
    }

    Appending append(String node, JournalEntry entry) {
        var book = book(entry.lead());
        if (entry.firstSeq() != book.nextSeq()) {
            boolean own = book.entries.stream()
                    .anyMatch(one -> one.firstSeq() == entry.firstSeq() && one.token() == entry.token());
            return own ? Appending.DONE : Appending.SUPERSEDED;
        }
        if (entry.sales().stream().anyMatch(sale -> book.slots.containsKey(sale.slot()))) {
            return Appending.SLOT_TAKEN;
        }
        var more = more(entry);
        if (entry.holds().stream().anyMatch(hold -> isFull(hold, more))) {
            if (++book.refusals > MOST_REFUSALS) {
                throw new IllegalStateException("It asks for room again and again: " + entry);
            }
            return Appending.FULL;
        }
        book.refusals = 0;
        more.forEach((counter, amount) -> counts.put(counter, after(counter, amount)));
        entry.holds().forEach(this::look);
        entry.sales().forEach(sale -> book.slots.put(sale.slot(), sale));
        book.entries.add(entry);
        book.writer = node;
        return Appending.DONE;
    }

    private static Map<Counter, Long> more(JournalEntry entry) {
        var more = new LinkedHashMap<Counter, Long>();
        entry.holds().forEach(hold -> more.merge(on(hold), hold.amount(), Long::sum));
        entry.released().forEach(hold -> more.merge(on(hold), -hold.amount(), Long::sum));
        return more;
    }

    private static Counter on(Hold hold) {
        return new Counter(hold.counter(), hold.since());
    }

    private boolean isFull(Hold hold, Map<Counter, Long> more) {
        return hold.limit() != null
                && after(on(hold), Objects.requireNonNull(more.get(on(hold)))).used() > hold.limit();
    }

    private Count after(Counter counter, long more) {
        var now = counts.getOrDefault(counter, new Count(counter, 0, 0));
        return new Count(counter, now.used() + more, now.version() + 1);
    }

    /** Only what a buyer's answer costs more than was agreed may go beyond a limit. */
    private void look(Hold hold) {
        long used = Objects.requireNonNull(counts.get(on(hold))).used();
        if (hold.limit() != null && used > hold.limit()) {
            exceeded.add("%s since %s: %d of %d".formatted(hold.counter(), hold.since(), used, hold.limit()));
        }
    }

    /** Counters that went beyond their limit. */
    List<String> exceeded() {
        return exceeded;
    }

    /** How full the limits are that an entry is about. */
    List<Count> counts(JournalEntry entry) {
        return more(entry).keySet().stream()
                .map(counts::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /** How full all limits are. */
    Collection<Count> counts() {
        return counts.values();
    }

    /** Counters from which more was given back than was taken. */
    List<String> overdrawn() {
        return counts.values().stream()
                .filter(count -> count.used() < 0)
                .map(Count::toString)
                .toList();
    }

    /** As the real one reads. */
    List<String> read(String lead) {
        var events = new ArrayList<String>();
        for (var entry : book(lead).entries) {
            int seq = entry.firstSeq();
            for (var event : entry.events()) {
                events.add("{\"seq\":%d,\"at\":\"%s\",%s".formatted(seq++, entry.at(), event.substring(1)));
            }
        }
        return List.copyOf(events);
    }
}
