package io.waybill.db.list;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.scheduling.annotation.Scheduled;
import io.waybill.db.connection.BoundedConnections;
import io.waybill.db.connection.Transaction;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lists that were uploaded. What there is, is known without asking: this node's own changes at once, others' within a second; which values
 * they hold is asked of the database. Every method but {@link #list} and {@link #find} throws {@link DataAccessException} when the database is
 * away. Safe for use by many threads.
 */
@Singleton
@Requires(beans = DataSource.class)
public final class UploadedLists {
    private static final Logger log = LoggerFactory.getLogger(UploadedLists.class);
    private final DataSource dataSource;
    private final BoundedConnections connections;
    private final ApplicationEventPublisher<ListsChanged> publisher;
    private final AtomicReference<Map<String, UploadedList>> known;
    private volatile boolean outdated;

    public UploadedLists(
            DataSource dataSource, BoundedConnections connections, ApplicationEventPublisher<ListsChanged> publisher) {
        this.dataSource = DelegatingDataSource.unwrapDataSource(dataSource);
        this.connections = connections;
        this.publisher = publisher;
        this.known = new AtomicReference<>(read());
    }

    /** All lists by name, in its order. */
    public Map<String, UploadedList> list() {
        return known.get();
    }

    /** The list; null when there is none of that name. */
    public @Nullable UploadedList find(String name) {
        return known.get().get(name);
    }

    /** Those of the entries that are on their lists now, in one query. */
    public Set<ListEntry> listHeld(Collection<ListEntry> entries) {
        if (entries.isEmpty()) {
            return Set.of();
        }
        List<ListEntry> asked = List.copyOf(entries);
        try {
            return connections.ask(connection -> ListRows.listHeld(connection, asked));
        } catch (SQLException away) {
            throw new DataAccessException("The lists could not be asked in the database.", away);
        }
    }

    /** Begins to load a list, new or old; close what comes back. */
    public ListLoading load(String name) {
        return new ListLoading(name, transaction(), changed -> runOnce());
    }

    /** Deletes the list; false when there is none. */
    public boolean delete(String name) {
        boolean deleted = transaction().commit("To delete list (%s)".formatted(name), connection -> {
            UploadedList list = ListRows.findLocked(connection, name);
            if (list != null) {
                PartRows.mark(connection, list.part(), "old");
                ListRows.delete(connection, name);
            }
            return list != null;
        });
        runOnce();
        return deleted;
    }

    /** Takes one value off the list; false when it was not on it. */
    public boolean remove(String name, String hash, Instant at) {
        boolean removed = transaction().commit("To shorten list (%s)".formatted(name), connection -> {
            UploadedList list = ListRows.findLocked(connection, name);
            int gone = list == null ? 0 : ListRows.remove(connection, new ListEntry(list.part(), hash));
            if (list != null && gone > 0) {
                ListRows.put(
                        connection,
                        new UploadedList(name, list.part(), list.type(), list.digest(), list.entries() - gone, at));
            }
            return gone > 0;
        });
        runOnce();
        return removed;
    }

    private Transaction transaction() {
        return new Transaction(dataSource);
    }

    /** Learns what there is now; a timer calls it every second. */
    public synchronized void runOnce() {
        Map<String, UploadedList> now = read();
        Map<String, UploadedList> before = known.getAndSet(now);
        if (!now.keySet().equals(before.keySet())) {
            publisher.publishEvent(new ListsChanged(now.keySet()));
        }
    }

    @Scheduled(fixedDelay = "${waybill.lists.refresh:1s}", initialDelay = "${waybill.lists.refresh:1s}")
    void refresh() {
        try {
            runOnce();
            outdated = false;
        } catch (DataAccessException away) {
            if (!outdated) {
                log.warn("Uploaded lists are as last known until the database answers again.", away);
            }
            outdated = true;
        }
    }

    /** Deletes what no list reads any more. May run on several nodes at once. */
    @Scheduled(fixedDelay = "${waybill.lists.clean:1m}", initialDelay = "${waybill.lists.clean:1m}")
    void clean() {
        try (Connection connection = dataSource.getConnection()) {
            for (long part : PartRows.listLeft(connection)) {
                boolean gone = false;
                while (!gone) {
                    gone = PartRows.delete(connection, part);
                }
            }
        } catch (SQLException away) {
            log.debug("Old entries of lists stay until the database answers again.", away);
        }
    }

    private Map<String, UploadedList> read() {
        try (Connection connection = dataSource.getConnection()) {
            return ListRows.list(connection);
        } catch (SQLException away) {
            throw new DataAccessException("The lists could not be read from the database.", away);
        }
    }
}
