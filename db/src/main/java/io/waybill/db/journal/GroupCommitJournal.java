package io.waybill.db.journal;

import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.waybill.db.lead.LeadIds;
import io.waybill.db.node.Node;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Writes the entries of many leads in one commit. A lead always falls to the same writer, which keeps its entries in order. A watch, which never
 * waits for the database, fails what takes too long.
 */
public final class GroupCommitJournal implements Journal, AutoCloseable {
    private static final long WATCH_MILLIS = 20;
    private static final int SHARDS = 64;
    private static final Duration TO_CLOSE = Duration.ofSeconds(3);
    private final DataSource dataSource;
    private final JournalSettings settings;
    private final Doubts doubts;
    private final List<Lane> lanes = new ArrayList<>();
    private final List<Thread> writers = new ArrayList<>();
    private final Queue<Pending> underWay = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("journal-watch").factory());
    private volatile boolean closed;

    GroupCommitJournal(DataSource dataSource, Node node, JournalSettings settings, EntryListener listener) {
        this.dataSource = DelegatingDataSource.unwrapDataSource(dataSource);
        this.settings = settings;
        this.doubts = new Doubts(this.dataSource, listener);
        for (int i = 0; i < settings.writers(); i++) {
            BatchWriter writer = new BatchWriter(node.name(), shard(node, i), listener, doubts);
            Lane lane = new Lane(
                    this.dataSource, writer, settings.batch(), Math.ceilDiv(settings.queue(), settings.writers()));
            lanes.add(lane);
            writers.add(Thread.ofPlatform().name("journal-writer-" + i).daemon().start(lane));
        }
        var _ = watch.scheduleWithFixedDelay(this::expireDue, WATCH_MILLIS, WATCH_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public CompletableFuture<Appending> append(JournalEntry entry) {
        int lane = Math.floorMod(Arrays.hashCode(LeadIds.toBytes(entry.lead())), lanes.size());
        // Not the injected clock: an entry's time must not be up because somebody set the time of day.
        Pending pending =
                new Pending(entry, System.nanoTime() + settings.budget().toNanos());
        if (closed) {
            return refused("The journal is closed.");
        }
        if (!lanes.get(lane).offer(pending)) {
            return refused(
                    "(%d) entries wait for the journal already.\nMaybe the database is slower than the leads come in."
                            .formatted(lanes.get(lane).size()));
        }
        underWay.add(pending);
        return pending.future();
    }

    @Override
    public List<String> read(String lead) {
        try (Connection connection = dataSource.getConnection()) {
            return JournalRows.read(connection, lead);
        } catch (SQLException away) {
            throw new JournalUnavailable("The journal of lead (%s) could not be read.".formatted(lead), false, away);
        }
    }

    /** Writes what waits, within three seconds, and takes nothing more. */
    @Override
    public void close() {
        closed = true;
        lanes.forEach(Lane::close);
        long end = System.nanoTime() + TO_CLOSE.toNanos();
        try {
            for (Thread writer : writers) {
                writer.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        writers.forEach(Thread::interrupt);
        watch.shutdownNow();
        doubts.close();
        underWay.forEach(pending -> pending.expire("The journal was closed."));
    }

    /** The same after every start, so that there are no more than {@value #SHARDS}; two writers that share one wait for each other, that is all. */
    private static int shard(Node node, int writer) {
        return Math.floorMod(31 * node.id().hashCode() + writer, SHARDS);
    }

    private static CompletableFuture<Appending> refused(String message) {
        return CompletableFuture.failedFuture(new JournalUnavailable(message, false, null));
    }

    /** Entries come in the order of their deadlines, so the first that is neither over nor due ends the look. */
    private void expireDue() {
        long now = System.nanoTime();
        for (Pending first = underWay.peek();
                first != null && (first.isDone() || first.isDue(now));
                first = underWay.peek()) {
            underWay.poll();
            if (first.expire("The journal did not take an entry within %d ms.\nMaybe the database is away."
                    .formatted(settings.budget().toMillis()))) {
                doubts.add(first.entry());
            }
        }
    }
}
