package io.waybill.db.journal;

import io.waybill.db.hold.Count;
import java.util.Collection;

/** Hears of every entry that is on disk, on the thread that wrote it: must be quick. */
interface EntryListener {
    /** Before the futures of the entries that changed these counters, or found them full, complete. */
    void counted(Collection<Count> counts);

    /** Before its future completes. */
    void written(JournalEntry entry);

    /** Its future has failed in doubt before. */
    void writtenLate(JournalEntry entry);
}
