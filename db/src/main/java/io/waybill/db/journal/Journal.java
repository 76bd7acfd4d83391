package io.waybill.db.journal;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The source of truth. Entries of many leads share a commit; order is kept per lead. Safe for use by many threads. */
public interface Journal {
    /**
     * Queues the entry, fairly and boundedly. The future completes when the entry is on disk, or exceptionally: with {@link JournalUnavailable}
     * within a second when it is certain or likely that it is not on disk, with {@link EntryRefused} when it never can be. No thread or
     * connection of the caller is held meanwhile. What depends on the future runs on the thread that writes for all: use the {@code Async}
     * methods for anything that takes time.
     *
     * <p>Append a lead's next entry when the one before is done: an entry whose predecessor failed is {@link Appending#SUPERSEDED}, as its number
     * is not the next one.
     *
     * <p>Appending the same entry object again is safe: it is written once, and {@link Appending#DONE} both times. That is how a lead under way gets over
     * an outage. An entry in doubt that turns out to be on disk is told by {@link WrittenLate}.
     */
    CompletableFuture<Appending> append(JournalEntry entry);

    /**
     * The lead's events in order, as JSON objects with {@code seq} and {@code at}; empty when there is no such lead. Throws
     * {@link JournalUnavailable} when the database is away; while it hangs, after the 15 seconds of the
     * driver.
     */
    List<String> read(String lead);
}
