package io.waybill.db.breaker;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The breakers of all recipients. Noting and reading are free of the database: errors count within moments, other attempts and what other nodes
 * have changed within a second, and while the database is away it goes by what it knew last. Safe for use by many threads.
 */
@Singleton
@Requires(beans = DataSource.class)
public final class Breakers {
    private static final Logger log = LoggerFactory.getLogger(Breakers.class);
    private final DataSource dataSource;
    private final List<BreakerListener> listeners;
    private final Clock clock;
    private final AttemptBuffer noted = new AttemptBuffer();
    private final Map<String, BreakerRow> known = new HashMap<>();
    private volatile Map<String, Breaker> listed = Map.of();
    private final AtomicBoolean errorsWait = new AtomicBoolean();
    private final ExecutorService merger = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("breakers").factory());
    private volatile boolean outdated;

    /** Reads the present state; throws {@link DataAccessException} when the database is away. */
    public Breakers(DataSource dataSource, List<BreakerListener> listeners, Clock clock) {
        this.dataSource = DelegatingDataSource.unwrapDataSource(dataSource);
        this.listeners = List.copyOf(listeners);
        this.clock = clock;
        learn(read());
    }

    /** The breakers by recipient; one that was never tried has none. */
    public Map<String, Breaker> list() {
        return listed;
    }

    /** Takes note of an attempt, and returns at once. */
    public void note(Attempt attempt) {
        noted.add(attempt);
        if (attempt.error() && errorsWait.compareAndSet(false, true)) {
            merger.execute(this::mergeErrors);
        }
    }

    private void mergeErrors() {
        errorsWait.set(false);
        try {
            merge();
        } catch (DataAccessException away) {
            log.debug("Attempts wait to be counted; the next try is within a second.", away);
        }
    }

    /** Keeps everybody from the recipient, until {@link #close(String, Instant)}. Throws {@link DataAccessException} when the database is away. */
    public void open(String recipient, Instant at) {
        byHand(recipient, at, row -> row.openedByHand(at));
    }

    /** Lets attempts through, and forgets what speaks against it. Throws {@link DataAccessException} when the database is away. */
    public synchronized void close(String recipient, Instant at) {
        noted.drain(recipient);
        byHand(recipient, at, row -> row.closed(at));
    }

    private void byHand(String recipient, Instant at, UnaryOperator<BreakerRow> change) {
        try {
            change(recipient, at, change);
        } catch (SQLException away) {
            throw new DataAccessException("The breaker of (%s) could not be changed.".formatted(recipient), away);
        }
    }

    /** Counts what was noted; throws {@link DataAccessException} when the database is away, and keeps the latest for the next time. */
    public synchronized void merge() {
        for (String recipient : noted.recipients()) {
            List<Attempt> attempts = noted.drain(recipient);
            if (!attempts.isEmpty()) {
                merge(recipient, attempts);
            }
        }
    }

    private void merge(String recipient, List<Attempt> attempts) {
        try {
            change(recipient, attempts.getLast().at(), row -> {
                BreakerRow after = row;
                for (Attempt attempt : attempts) {
                    after = after.after(attempt);
                }
                return after;
            });
        } catch (SQLException away) {
            noted.putBack(recipient, attempts);
            throw new DataAccessException("Attempts to reach (%s) could not be counted.".formatted(recipient), away);
        }
    }

    private void change(String recipient, Instant at, UnaryOperator<BreakerRow> change) throws SQLException {
        BreakerRow before;
        BreakerRow after;
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            before = BreakerRows.lock(connection, recipient, at);
            after = change.apply(before);
            if (!after.equals(before)) {
                after = after.next();
                BreakerRows.update(connection, after, at);
                BreakerAlert.note(connection, before.state(), after.view());
            }
            connection.commit();
        }
        learn(List.of(after));
        if (before.state() != after.state() && !before.manual() && !after.manual()) {
            tell(after.view());
        }
    }

    private void tell(Breaker breaker) {
        for (BreakerListener listener : listeners) {
            try {
                listener.changed(breaker);
            } catch (RuntimeException failure) {
                log.error(
                        "Nobody took note that the breaker of ({}) is ({}) now; that holds all the same.",
                        breaker.recipient(),
                        breaker.state().word(),
                        failure);
            }
        }
    }

    /** Counts what was noted, lets forgotten probes be tried again and learns what other nodes have changed; a timer calls it every second. */
    public void runOnce() {
        merge();
        Instant now = clock.instant();
        if (listed.values().stream().anyMatch(breaker -> breaker.mayProbe(now))) {
            watchProbes(now);
        }
        learn(read());
    }

    private void watchProbes(Instant now) {
        try (Connection connection = dataSource.getConnection()) {
            BreakerRows.watchProbes(connection, now);
        } catch (SQLException away) {
            throw new DataAccessException("Probes of recipients could not be looked at.", away);
        }
    }

    private List<BreakerRow> read() {
        try (Connection connection = dataSource.getConnection()) {
            return BreakerRows.list(connection);
        } catch (SQLException away) {
            throw new DataAccessException("The breakers could not be read from the database.", away);
        }
    }

    private void learn(Collection<BreakerRow> rows) {
        synchronized (known) {
            rows.forEach(row -> known.merge(row.recipient(), row, BreakerRow::later));
            Map<String, Breaker> now = new HashMap<>();
            known.values().forEach(row -> now.put(row.recipient(), row.view()));
            listed = Map.copyOf(now);
        }
    }

    @Scheduled(fixedDelay = "${waybill.breakers.refresh:1s}", initialDelay = "${waybill.breakers.refresh:1s}")
    void refresh() {
        try {
            runOnce();
            outdated = false;
        } catch (DataAccessException away) {
            if (!outdated) {
                log.warn("Breakers are as last known until the database answers again.", away);
            }
            outdated = true;
        }
    }

    @PreDestroy
    void stop() {
        merger.shutdownNow();
    }
}
