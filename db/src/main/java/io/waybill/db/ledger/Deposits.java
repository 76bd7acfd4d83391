package io.waybill.db.ledger;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.scheduling.annotation.Scheduled;
import io.waybill.db.connection.Columns;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What buyers have paid in advance. Reading is free of the database: this node knows of its own deposits at once, of other nodes' within a second,
 * and while the database is away it goes by what it knew last. Safe for use by many threads.
 */
@Singleton
@Requires(beans = DataSource.class)
public final class Deposits {
    private static final Logger log = LoggerFactory.getLogger(Deposits.class);
    private final DataSource dataSource;
    private volatile Map<String, Long> totals;
    private volatile boolean outdated;

    /** Reads the present state; throws {@link DataAccessException} when the database is away. */
    public Deposits(DataSource dataSource) {
        this.dataSource = DelegatingDataSource.unwrapDataSource(dataSource);
        this.totals = read();
    }

    /** Cents that the recipient has paid in so far, spent or not; 0 when it never has. */
    public long total(String recipient) {
        return totals.getOrDefault(recipient, 0L);
    }

    /**
     * Adds a deposit. Throws {@link DataAccessException} when the database is away.
     *
     * @param cents below 0 where money was paid back
     */
    public void add(String recipient, long cents, @Nullable String note, Instant at) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO deposits (recipient, cents, note, at) VALUES (?, ?, ?, ?)")) {
            insert.setString(1, recipient);
            insert.setLong(2, cents);
            insert.setString(3, Columns.text(note));
            insert.setObject(4, Columns.time(at));
            insert.executeUpdate();
        } catch (SQLException away) {
            throw new DataAccessException("A deposit of (%s) could not be written.".formatted(recipient), away);
        }
        refresh();
    }

    /** Learns what other nodes have added; a timer calls it every second. Throws {@link DataAccessException} when the database is away. */
    public synchronized void runOnce() {
        // One reading after the other, so that an older one never replaces a later one.
        totals = read();
    }

    @Scheduled(fixedDelay = "${waybill.deposits.refresh:1s}", initialDelay = "${waybill.deposits.refresh:1s}")
    void refresh() {
        try {
            runOnce();
            outdated = false;
        } catch (DataAccessException away) {
            if (!outdated) {
                log.warn("Deposits are as last known until the database answers again.", away);
            }
            outdated = true;
        }
    }

    private Map<String, Long> read() {
        Map<String, Long> sums = new HashMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT recipient, SUM(cents) FROM deposits GROUP BY recipient");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                sums.put(rows.getString(1), rows.getLong(2));
            }
        } catch (SQLException away) {
            throw new DataAccessException("The deposits could not be read from the database.", away);
        }
        return Map.copyOf(sums);
    }
}
