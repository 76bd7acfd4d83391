package io.waybill.app.health;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks over one connection of the pool. */
@Singleton
@Requires(beans = DataSource.class)
final class JdbcProbe implements DatabaseProbe {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcProbe.class);
    private static final int SECONDS = 1;

    private final DataSource database;

    JdbcProbe(DataSource database) {
        // The injected one gives connections only within a transaction.
        this.database = DelegatingDataSource.unwrapDataSource(database);
    }

    @Override
    public boolean answers() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(SECONDS);
        } catch (SQLException e) {
            LOG.warn("The database does not answer: {}", e.getMessage());
            return false;
        }
    }
}
