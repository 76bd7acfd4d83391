package io.waybill.db.hold;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.scheduling.annotation.Scheduled;
import io.waybill.db.connection.BoundedConnections;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is used of each limit, to plan by; the journal decides. Only the first question after a while asks the database: this node knows of its
 * own entries at once, of other nodes' within a second, and while the database is away it goes by what it knew last. Safe for use by many threads.
 */
@Singleton
@Requires(beans = DataSource.class)
public final class Counters {
    private static final Logger log = LoggerFactory.getLogger(Counters.class);
    /** A counter that nobody asked for in so many turns is not kept in mind. */
    private static final int TURNS = 10;
    /** Counters in one query. */
    private static final int AT_ONCE = 500;
    /** Longer than any period that starts again. */
    private static final Duration KEPT = Duration.ofDays(40);

    private final DataSource dataSource;
    private final BoundedConnections connections;
    private final Clock clock;
    private final Map<Counter, Known> known = new ConcurrentHashMap<>();
    private final AtomicLong turn = new AtomicLong();
    private volatile boolean outdated;

    private record Known(Count count, long asked) {
        Known with(Known other) {
            return new Known(count.later(other.count), Math.max(asked, other.asked));
        }
    }

    public Counters(DataSource dataSource, BoundedConnections connections, Clock clock) {
        this.dataSource = DelegatingDataSource.unwrapDataSource(dataSource);
        this.connections = connections;
        this.clock = clock;
    }

    /**
     * What has been taken of it in the period that began then.
     *
     * @param since {@link Instant#EPOCH} where it never starts again
     */
    public long used(String name, Instant since) {
        Counter counter = new Counter(name, since);
        Known now = known.computeIfPresent(counter, (same, was) -> new Known(was.count, turn.get()));
        return now == null ? ask(counter) : now.count.used();
    }

    private long ask(Counter counter) {
        if (outdated) {
            return 0;
        }
        try {
            List<Counter> one = List.of(counter);
            Count count = connections
                    .ask(connection -> CounterRows.read(connection, one))
                    .getOrDefault(counter, Count.none(counter));
            return note(count, turn.get()).count.used();
        } catch (SQLException away) {
            log.warn("What is used of ({}) is taken as 0 until the database answers again.", counter.name(), away);
            outdated = true;
            return 0;
        }
    }

    /** Takes note of what counters stand at in the database by now. */
    public void learn(Collection<Count> counts) {
        counts.forEach(count -> note(count, turn.get()));
    }

    private Known note(Count count, long asked) {
        return known.merge(count.counter(), new Known(count, asked), Known::with);
    }

    /** Reads what the counters of these holds stand at now. Throws {@link DataAccessException} when the database is away. */
    public void refresh(Collection<Hold> holds) {
        TreeSet<Counter> counters = new TreeSet<>();
        holds.forEach(hold -> counters.add(hold.on()));
        read(counters, turn.get());
    }

    /**
     * Takes room outside of any entry, for good. Throws {@link DataAccessException} when the database is away; it may have been taken then.
     *
     * @return false when there is not enough left, and nothing was taken
     */
    public boolean take(Hold hold) {
        try {
            boolean taken = connections.ask(connection -> take(connection, hold));
            forget(hold);
            return taken;
        } catch (SQLException away) {
            throw new DataAccessException("Room under (%s) could not be taken.".formatted(hold.counter()), away);
        }
    }

    /** The next question about its counter asks the database: it was changed elsewhere. */
    public void forget(Hold hold) {
        known.remove(hold.on());
    }

    private static boolean take(Connection connection, Hold hold) throws SQLException {
        if (CounterRows.take(connection, hold)) {
            return true;
        }
        List<Counter> one = List.of(hold.on());
        if (!CounterRows.read(connection, one).isEmpty()) {
            return false;
        }
        CounterRows.insert(connection, one);
        return CounterRows.take(connection, hold);
    }

    /** Learns what other nodes have taken; a timer calls it every second. Throws {@link DataAccessException} when the database is away. */
    public void runOnce() {
        long now = turn.incrementAndGet();
        known.values().removeIf(each -> now - each.asked > TURNS);
        // Nobody has asked for them just because they are read.
        read(known.keySet(), 0);
    }

    /**
     * What many counters stand at in the database, without keeping them in mind; those that are not there are left out. Throws
     * {@link DataAccessException} when the database is away.
     */
    public Map<Counter, Long> list(Collection<Counter> counters) {
        Map<Counter, Long> used = new HashMap<>();
        read(counters, count -> used.put(count.counter(), count.used()));
        return used;
    }

    private void read(Collection<Counter> counters, long asked) {
        read(counters, count -> note(count, asked));
    }

    private void read(Collection<Counter> counters, Consumer<Count> reader) {
        List<Counter> all = List.copyOf(counters);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<Counter> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            try (Connection connection = dataSource.getConnection()) {
                CounterRows.read(connection, some).values().forEach(reader);
            } catch (SQLException away) {
                throw new DataAccessException("What is used of the limits could not be read.", away);
            }
        }
    }

    /** Removes counters whose period is long over, and says how many; a timer calls it every hour. Throws {@link DataAccessException} when the database is away. */
    public int sweep() {
        try (Connection connection = dataSource.getConnection()) {
            return CounterRows.sweep(connection, clock.instant().minus(KEPT));
        } catch (SQLException away) {
            throw new DataAccessException("Counters of periods that are over could not be removed.", away);
        }
    }

    @Scheduled(fixedDelay = "${waybill.counters.refresh:1s}", initialDelay = "${waybill.counters.refresh:1s}")
    void keepUp() {
        try {
            runOnce();
            outdated = false;
        } catch (DataAccessException away) {
            if (!outdated) {
                log.warn("What is used of limits is as last known until the database answers again.", away);
            }
            outdated = true;
        }
    }

    @Scheduled(fixedDelay = "1h", initialDelay = "5m")
    void prune() {
        try {
            sweep();
        } catch (DataAccessException away) {
            log.warn("Counters of periods that are over stay for now; the next try is in an hour.", away);
        }
    }
}
