package io.waybill.db.alert;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.data.exceptions.DataAccessException;
import io.waybill.db.connection.Transaction;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/** Remembers alerts. Every method throws {@link DataAccessException} when the database is away. Safe for use by many threads. */
@Singleton
@Requires(beans = DataSource.class)
public final class Alerts {
    /** More matters at once are not looked at. */
    private static final int MOST_OPEN = 10_000;

    private final Transaction transaction;

    public Alerts(DataSource dataSource) {
        this.transaction = new Transaction(DelegatingDataSource.unwrapDataSource(dataSource));
    }

    /** Remembers an alert that belongs to no lead's entry, unless its matter lasts already. */
    public void raise(Alert alert) {
        transaction.commit("Raising an alert (%s)".formatted(alert.kind()), connection -> {
            AlertRows.insert(connection, List.of(alert));
            return true;
        });
    }

    /** The matter is over: when it comes back it is another alert. */
    public void end(String matter, Instant at) {
        transaction.commit("Ending an alert (%s)".formatted(matter), connection -> {
            AlertRows.end(connection, matter, at);
            return true;
        });
    }

    /** The newest alerts with what became of them, newest first. */
    public List<RaisedAlert> list(int limit) {
        return transaction.commit("Reading the alerts", connection -> AlertRows.list(connection, limit));
    }

    /** Those whose matter lasts. */
    public List<RaisedAlert> listOpen() {
        return transaction.commit("Reading the alerts", connection -> AlertRows.listOpen(connection, MOST_OPEN));
    }
}
