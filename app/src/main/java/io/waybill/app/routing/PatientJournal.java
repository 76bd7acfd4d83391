package io.waybill.app.routing;

import io.waybill.app.event.EventJson;
import io.waybill.db.journal.Appending;
import io.waybill.db.journal.Journal;
import io.waybill.db.journal.JournalEntry;
import io.waybill.db.journal.JournalUnavailable;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the entries of leads under way however long the database is away: what a buyer has answered must not be forgotten while this
 * process lives. Blocks the lead's own (virtual) thread, nothing else.
 */
@Singleton
class PatientJournal {
    private static final Logger LOG = LoggerFactory.getLogger(PatientJournal.class);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Journal journal;
    private final EventJson json;
    private volatile boolean closed;

    PatientJournal(Journal journal, EventJson json) {
        this.journal = journal;
        this.json = json;
    }

    /**
     * Appends, again and again while the database is away. An attempt that was in doubt may have been written: then the collision with
     * itself counts as done.
     *
     * @throws JournalUnavailable when the process ends before the database is back
     */
    Appending append(JournalEntry entry) {
        boolean inDoubt = false;
        while (true) {
            try {
                var appending = join(entry);
                return appending == Appending.SUPERSEDED && inDoubt && written(entry) ? Appending.DONE : appending;
            } catch (JournalUnavailable away) {
                inDoubt |= away.inDoubt();
                pause(away);
            }
        }
    }

    /** Appends once. */
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

    private Appending join(JournalEntry entry) {
        try {
            return journal.append(entry).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof JournalUnavailable away) {
                throw away;
            }
            throw e;
        }
    }

    private boolean written(JournalEntry entry) {
        var events = read(entry.lead());
        int first = entry.firstSeq() - 1;
        int last = first + entry.events().size();
        if (events.size() < last) {
            return false;
        }
        var stored = events.subList(first, last).stream().map(json::read).toList();
        var ours = entry.events().stream().map(json::read).toList();
        return stored.equals(ours);
    }

    private void pause(JournalUnavailable away) {
        if (closed) {
            throw away;
        }
        LOG.debug("The database is away; a lead under way waits for it: {}", away.getMessage());
        LockSupport.parkNanos(PAUSE.toNanos());
    }

    @PreDestroy
    void close() {
        closed = true;
    }
}
