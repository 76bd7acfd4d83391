package io.waybill.db.release;

/** What came of changing a draft. */
public sealed interface DraftChange {
    /** The draft as it is now. */
    record Done(Draft draft) implements DraftChange {}

    /** Somebody else has changed the file since; nothing was changed. */
    record Outdated(Draft draft) implements DraftChange {}

    /** There is no such draft any more. */
    record Gone() implements DraftChange {}
}
