package io.waybill.app.home;

import io.waybill.db.journal.JournalUnavailable;

/** Keeps a node that has been asleep or cut off from deciding by a release whose place another has taken elsewhere. Safe for use by many threads. */
@FunctionalInterface
public interface Fence {
    /**
     * Returns when what is in force of the flow on this node is in force on all of them. May block while somebody looks.
     *
     * @throws JournalUnavailable when that cannot be told now, or what is in force elsewhere is not ready here yet
     */
    void pass(String flow);
}
