package io.waybill.app.routing;

import io.waybill.app.room.Refusals;
import io.waybill.app.room.RoomAlerts;
import io.waybill.db.journal.Appending;
import io.waybill.db.journal.Journal;
import io.waybill.db.journal.JournalEntry;
import io.waybill.db.journal.JournalUnavailable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the entries of leads under way however long the database is away: what a buyer has answered must not be forgotten while this
 * process lives. Blocks the lead's own (virtual) thread, nothing else.
 */
@Singleton
final class PatientJournal {
    private static final Logger LOG = LoggerFactory.getLogger(PatientJournal.class);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Journal journal;
    private final LeadThreads threads;
    private final Refusals refusals;
    private final RoomAlerts alerts;

    PatientJournal(Journal journal, LeadThreads threads, Refusals refusals, RoomAlerts alerts) {
        this.journal = journal;
        this.threads = threads;
        this.refusals = refusals;
        this.alerts = alerts;
    }

    /**
     * Appends, again and again while the database is away; an entry that was on disk already counts as done.
     *
     * @throws JournalUnavailable when the process ends before the database is back
     */
    Appending append(JournalEntry entry) {
        while (true) {
            requireOpen();
            try {
                return join(entry);
            } catch (JournalUnavailable away) {
                pause(away);
            }
        }
    }

    /** Appends once, and fails when the database does not take it within a second. */
    Appending appendOnce(JournalEntry entry) {
        return join(entry);
    }

    /** The lead's events, as soon as the database can be asked. */
    List<String> read(String lead) {
        while (true) {
            try {
                return journal.read(lead);
            } catch (JournalUnavailable away) {
                pause(away);
            }
        }
    }

    /** Works something out for which the database must be asked, as soon as it can be. */
    <T> T patiently(Supplier<T> work) {
        while (true) {
            requireOpen();
            try {
                return work.get();
            } catch (JournalUnavailable away) {
                pause(away);
            }
        }
    }

    /** What an exchange comes to because this process ends says nothing of the other side, and must not be what the next start goes on from. */
    private void requireOpen() {
        if (threads.ended()) {
            throw new JournalUnavailable("This process ends.", false, null);
        }
    }

    private Appending join(JournalEntry entry) {
        try {
            var appended = journal.append(entry).join();
            refusals.note(entry, appended);
            if (appended == Appending.DONE) {
                alerts.look(entry);
            }
            return appended;
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void pause(JournalUnavailable away) {
        if (threads.ended()) {
            throw away;
        }
        LOG.debug("The database is away; a lead under way waits for it: {}", away.getMessage());
        LockSupport.parkNanos(PAUSE.toNanos());
    }
}
