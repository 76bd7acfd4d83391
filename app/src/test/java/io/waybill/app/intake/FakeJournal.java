package io.waybill.app.intake;

import io.waybill.db.journal.Appending;
import io.waybill.db.journal.Journal;
import io.waybill.db.journal.JournalEntry;
import io.waybill.db.journal.JournalUnavailable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers what the test puts in. */
public final class FakeJournal implements Journal {
    private final Map<String, List<String>> events = new ConcurrentHashMap<>();
    private volatile boolean away;

    public void reset() {
        events.clear();
        away = false;
    }

    public void put(String lead, String... leadEvents) {
        events.put(lead, List.of(leadEvents));
    }

    public void away(boolean now) {
        away = now;
    }

    @Override
    public CompletableFuture<Appending> append(JournalEntry entry) {
        throw new UnsupportedOperationException("Intake leaves writing to routing.");
    }

    @Override
    public List<String> read(String lead) {
        if (away) {
            throw new JournalUnavailable("The database is away.", false, null);
        }
        return events.getOrDefault(lead, List.of());
    }
}
