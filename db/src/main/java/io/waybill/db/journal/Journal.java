package io.waybill.db.journal;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The source of truth. Entries of many leads share a commit; order is kept per lead. Safe for use by many threads. */
public interface Journal {
    /**
     * Queues the entry, fairly and boundedly. The future completes when the entry is on disk, or exceptionally with {@link JournalUnavailable}
     * when it is certain or likely that it is not; no thread or connection is held meanwhile.
     */
    CompletableFuture<Appending> append(JournalEntry entry);

    /** The lead's events in order, as JSON objects with {@code seq} and {@code at}; empty when there is no such lead. */
    List<String> read(String lead);
}
