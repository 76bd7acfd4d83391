package io.waybill.db.journal;

/**
 * Published when an entry is on disk although its {@link Journal#append} failed with {@link JournalUnavailable#inDoubt}. A lead that was received
 * this way must not be routed: its source was told to send it again.
 */
public record WrittenLate(JournalEntry entry) {}
