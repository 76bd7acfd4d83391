package io.waybill.app.routing;

import io.waybill.db.journal.Appending;
import io.waybill.db.journal.JournalEntry;
import io.waybill.db.journal.JournalUnavailable;
import jakarta.inject.Singleton;

/** Brings the first entry of a lead to disk, in time or not at all. */
@Singleton
final class FirstEntry {
    private final PatientJournal journal;
    private final LateLeads late;
    private final DisownedLeads disowned;

    FirstEntry(PatientJournal journal, LateLeads late, DisownedLeads disowned) {
        this.journal = journal;
        this.late = late;
        this.disowned = disowned;
    }

    /**
     * False when another lead came meanwhile, unseen by this one's round: of the same person, or one that took the last room under a limit.
     * Nothing is written then.
     *
     * @param goOn what to do should a lead with a key get on disk after all, when nobody waits for it any more
     * @throws JournalUnavailable when it is not on disk, or nobody knows
     * @throws KeyTaken when another lead was submitted under the same key
     */
    boolean isWritten(FirstRound.Opened opened, Runnable goOn) {
        var entry = opened.round().entry();
        if (entry.key() != null) {
            late.expect(entry.lead(), goOn);
        }
        return switch (append(entry)) {
            case DONE -> true;
            case SEEN_MEANWHILE, FULL -> false;
            case KEY_TAKEN -> throw new KeyTaken(entry.lead());
            case SUPERSEDED, SLOT_TAKEN ->
                throw new IllegalStateException("Lead (%s) is there already.".formatted(entry.lead()));
        };
    }

    private Appending append(JournalEntry entry) {
        try {
            var appending = journal.appendOnce(entry);
            late.forget(entry.lead());
            return appending;
        } catch (JournalUnavailable away) {
            if (!away.inDoubt()) {
                late.forget(entry.lead());
            }
            throw away;
        }
    }

    /** Whoever waited has given up and told the source to send the lead again. */
    void disown(FirstRound.Opened opened) {
        opened.round().events().forEach(opened.history()::apply);
        disowned.end(opened.history());
    }
}
