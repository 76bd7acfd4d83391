package io.waybill.db.journal;

/** What became of an entry. */
public enum Appending {
    /** On disk. */
    DONE,
    /** Another node has written this lead's next event: stop working on it. */
    SUPERSEDED,
    /** The sale's slot is taken; nothing of the entry was written. */
    SLOT_TAKEN,
    /** Another lead with one of this lead's values came first, unseen by this one; nothing of the entry was written: look again. */
    SEEN_MEANWHILE,
    /** Another lead was submitted under the same key; nothing of the entry was written. */
    KEY_TAKEN,
    /** There is no room left for one of its holds; nothing of the entry was written: look again. */
    FULL
}
