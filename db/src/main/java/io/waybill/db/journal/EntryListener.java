package io.waybill.db.journal;

/** Hears of every entry that is on disk, on the thread that wrote it: must be quick. */
interface EntryListener {
    /** Before its future completes. */
    void written(JournalEntry entry);

    /** Its future has failed in doubt before. */
    void writtenLate(JournalEntry entry);
}
