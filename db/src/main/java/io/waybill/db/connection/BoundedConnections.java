package io.waybill.db.connection;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;

/**
 * Connections for what leads ask on their way. Only a few at once, in the order of asking: hundreds of threads at the pool's door would keep the
 * journal's writers out. Safe for use by many threads.
 */
@Singleton
@Requires(beans = DataSource.class)
public final class BoundedConnections {
    private static final int AT_ONCE = 4;

    private final DataSource dataSource;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    public BoundedConnections(DataSource dataSource) {
        this.dataSource = DelegatingDataSource.unwrapDataSource(dataSource);
    }

    /** What is done with a connection. */
    @FunctionalInterface
    public interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    /** Asks within a turn; the connection commits by itself. */
    public <T> T ask(Question<T> question) throws SQLException {
        turns.acquireUninterruptibly();
        try (Connection connection = dataSource.getConnection()) {
            return question.ask(connection);
        } finally {
            turns.release();
        }
    }
}
