package io.waybill.db.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out, once the database answers again, which entries are on disk although nobody could say so in time. */
final class Doubts implements AutoCloseable {
    /** A commit that a stalled server still has in hand comes to light in less. */
    private static final int LOOKS = 30;

    private static final Logger log = LoggerFactory.getLogger(Doubts.class);
    private final DataSource dataSource;
    private final EntryListener listener;
    private final Queue<Doubt> doubts = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("journal-doubts").factory());

    private record Doubt(JournalEntry entry, AtomicInteger looks) {}

    Doubts(DataSource dataSource, EntryListener listener) {
        this.dataSource = dataSource;
        this.listener = listener;
        var _ = thread.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    void add(JournalEntry entry) {
        doubts.add(new Doubt(entry, new AtomicInteger()));
    }

    /** Tells that the entry was written after its time. */
    void late(JournalEntry entry) {
        thread.execute(() -> tell(entry));
    }

    private void look() {
        if (doubts.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection()) {
            for (Iterator<Doubt> each = doubts.iterator(); each.hasNext(); ) {
                Doubt doubt = each.next();
                if (JournalRows.isWritten(connection, doubt.entry())) {
                    tell(doubt.entry());
                    each.remove();
                } else if (doubt.looks().incrementAndGet() == LOOKS) {
                    each.remove();
                }
            }
        } catch (SQLException | RuntimeException away) {
            log.debug("({}) entries stay in doubt; they are looked for again in 1 s.", doubts.size(), away);
        }
    }

    private void tell(JournalEntry entry) {
        try {
            listener.written(entry);
            listener.writtenLate(entry);
        } catch (RuntimeException failure) {
            log.error(
                    "Nobody took note that event ({}) of lead ({}) was written late.",
                    entry.firstSeq(),
                    entry.lead(),
                    failure);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
