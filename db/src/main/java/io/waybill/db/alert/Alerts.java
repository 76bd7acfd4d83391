package io.waybill.db.alert;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Remembers alerts. Every method throws {@link DataAccessException} when the database is away. Safe for use by many threads. */
@Singleton
@Requires(beans = DataSource.class)
public final class Alerts {
    private final DataSource dataSource;

    public Alerts(DataSource dataSource) {
        this.dataSource = DelegatingDataSource.unwrapDataSource(dataSource);
    }

    /** Remembers an alert that belongs to no lead's entry. */
    public void raise(Alert alert) {
        try (Connection connection = dataSource.getConnection()) {
            AlertRows.insert(connection, List.of(alert));
        } catch (SQLException away) {
            throw new DataAccessException("An alert (%s) could not be written.".formatted(alert.kind()), away);
        }
    }

    /** The newest alerts, newest first. */
    public List<Alert> list(int limit) {
        try (Connection connection = dataSource.getConnection()) {
            return AlertRows.list(connection, limit);
        } catch (SQLException away) {
            throw new DataAccessException("The alerts could not be read.", away);
        }
    }
}
