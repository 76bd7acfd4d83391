package io.waybill.app.room;

import io.waybill.db.hold.Counters;
import io.waybill.db.hold.Hold;
import io.waybill.db.journal.Appending;
import io.waybill.db.journal.JournalEntry;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Under which limits a lead's last entry found too little room, until the lead has an entry on disk: its next round must not count on them
 * again, even where a little is left (less than the price). Safe for use by many threads.
 */
@Singleton
public final class Refusals {
    private final Counters counters;
    private final Map<String, Set<String>> refused = new ConcurrentHashMap<>();

    Refusals(Counters counters) {
        this.counters = counters;
    }

    /** Takes note of what became of an entry. */
    public void note(JournalEntry entry, Appending appended) {
        if (appended == Appending.FULL) {
            refused.merge(entry.lead(), tooFull(entry), Refusals::both);
        } else if (!entry.holds().isEmpty() || !refused.isEmpty()) {
            refused.remove(entry.lead());
        }
    }

    /** The journal has told the counters what it found before it answered. */
    private Set<String> tooFull(JournalEntry entry) {
        return entry.holds().stream().filter(this::exceeds).map(Hold::counter).collect(Collectors.toUnmodifiableSet());
    }

    private boolean exceeds(Hold hold) {
        return hold.limit() != null && counters.used(hold.counter(), hold.since()) + hold.amount() > hold.limit();
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toUnmodifiableSet());
    }

    boolean has(String lead, String counter) {
        return refused.getOrDefault(lead, Set.of()).contains(counter);
    }
}
