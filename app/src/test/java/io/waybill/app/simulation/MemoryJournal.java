package io.waybill.app.simulation;

import io.waybill.db.hold.Hold;
import io.waybill.db.journal.Appending;
import io.waybill.db.journal.JournalEntry;
import io.waybill.db.journal.JournalEntry.SaleSlot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What all nodes remember, with the promises of the real one: a lead's entries are numbered without gaps, of two writers of a number one is
 * told, the same entry again is written once, a slot is sold once, and room under a limit is taken whole or not at all.
 */
final class MemoryJournal {
    /** One lead's entries and who wrote them. */
    static final class Book {
        private final List<JournalEntry> entries = new ArrayList<>();
        private final Map<Integer, SaleSlot> slots = new TreeMap<>();
        private String writer = "";

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

        private int nextSeq() {
            return entries.isEmpty() ? 1 : last().nextSeq();
        }
    }

    private record Counter(String name, Instant since) {}

    private final Map<String, Book> books = new LinkedHashMap<>();
    private final Map<Counter, Long> used = new HashMap<>();

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
        if (entry.holds().stream().anyMatch(this::isFull)) {
            return Appending.FULL;
        }
        entry.holds().forEach(hold -> count(hold, hold.amount()));
        entry.released().forEach(hold -> count(hold, -hold.amount()));
        entry.sales().forEach(sale -> book.slots.put(sale.slot(), sale));
        book.entries.add(entry);
        book.writer = node;
        return Appending.DONE;
    }

    private boolean isFull(Hold hold) {
        return hold.limit() != null
                && used.getOrDefault(new Counter(hold.counter(), hold.since()), 0L) + hold.amount() > hold.limit();
    }

    private void count(Hold hold, long amount) {
        used.merge(new Counter(hold.counter(), hold.since()), amount, Long::sum);
    }

    /** Counters from which more was given back than was taken. */
    List<String> overdrawn() {
        return used.entrySet().stream()
                .filter(entry -> entry.getValue() < 0)
                .map(entry -> entry.getKey() + ": " + entry.getValue())
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
