package io.waybill.db.recipient;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which recipients are paused. Reading is free of the database: this node knows of its own changes at once, of other nodes' within a second,
 * and while the database is away it goes by what it knew last. Safe for use by many threads.
 */
@Singleton
@Requires(beans = DataSource.class)
public final class Recipients {
    private static final Logger log = LoggerFactory.getLogger(Recipients.class);
    private final DataSource dataSource;
    private final AtomicReference<Map<String, Pause>> paused;
    private volatile boolean outdated;

    /** Reads the present state; throws {@link DataAccessException} when the database is away. */
    public Recipients(DataSource dataSource) {
        this.dataSource = DelegatingDataSource.unwrapDataSource(dataSource);
        this.paused = new AtomicReference<>(read());
    }

    /** The paused recipients by id. */
    public Map<String, Pause> listPaused() {
        return paused.get();
    }

    /** Pauses the recipient; one that is paused already keeps its reason. Throws {@link DataAccessException} when the database is away. */
    public void pause(String id, String reason, Instant at) {
        List<Pause> pauses = List.of(new Pause(id, reason, at));
        try (Connection connection = dataSource.getConnection()) {
            PauseRows.insert(connection, pauses);
        } catch (SQLException away) {
            throw new DataAccessException("Recipient (%s) could not be paused in the database.".formatted(id), away);
        }
        learn(pauses);
    }

    /** Lets the recipient have leads again; nothing happens when it is not paused. Throws {@link DataAccessException} when the database is away. */
    public void resume(String id, Instant at) {
        try (Connection connection = dataSource.getConnection()) {
            PauseRows.resume(connection, id, at);
        } catch (SQLException away) {
            throw new DataAccessException("Recipient (%s) could not be resumed in the database.".formatted(id), away);
        }
        paused.updateAndGet(known -> {
            Map<String, Pause> fewer = new HashMap<>(known);
            fewer.remove(id);
            return Map.copyOf(fewer);
        });
    }

    /** Takes note of pauses that are in the database now, so that the next lead of this node sees them. */
    public void learn(Collection<Pause> pauses) {
        if (!pauses.isEmpty()) {
            paused.updateAndGet(known -> {
                Map<String, Pause> more = new HashMap<>(known);
                pauses.forEach(pause -> more.putIfAbsent(pause.recipient(), pause));
                return Map.copyOf(more);
            });
        }
    }

    /** Learns what other nodes have changed; a timer calls it every second. Throws {@link DataAccessException} when the database is away. */
    public void runOnce() {
        Map<String, Pause> known = paused.get();
        // A change that this node made meanwhile may be missing from what was read: then the next turn will see both.
        paused.compareAndSet(known, read());
    }

    @Scheduled(fixedDelay = "${waybill.recipients.refresh:1s}", initialDelay = "${waybill.recipients.refresh:1s}")
    void refresh() {
        try {
            runOnce();
            outdated = false;
        } catch (DataAccessException away) {
            if (!outdated) {
                log.warn("Paused recipients are as last known until the database answers again.", away);
            }
            outdated = true;
        }
    }

    private Map<String, Pause> read() {
        try (Connection connection = dataSource.getConnection()) {
            return PauseRows.listPaused(connection);
        } catch (SQLException away) {
            throw new DataAccessException("The paused recipients could not be read from the database.", away);
        }
    }
}
