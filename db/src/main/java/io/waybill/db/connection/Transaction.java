package io.waybill.db.connection;

import io.micronaut.data.exceptions.DataAccessException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** One change of some rows, all or nothing, tried again when it lost against another. Safe for use by many threads. */
public final class Transaction {
    private static final int TRIES = 20;
    /** Deadlock, lock wait; and TiDB's write conflicts and retryable errors. */
    private static final Set<Integer> CONFLICTS = Set.of(1213, 1205, 8002, 8022, 8028, 9007);

    private final DataSource dataSource;

    /** @param dataSource not one that joins transactions of others */
    public Transaction(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What is changed within the transaction. */
    @FunctionalInterface
    public interface Change<T extends @Nullable Object> {
        T in(Connection connection) throws SQLException;
    }

    /** The change's result once it is committed. Throws {@link DataAccessException} when the database is away, or others keep the rows locked. */
    public <T extends @Nullable Object> T commit(String what, Change<T> change) {
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = dataSource.getConnection()) {
                return commit(connection, change);
            } catch (SQLException failed) {
                if (attempt == TRIES || !CONFLICTS.contains(failed.getErrorCode())) {
                    throw new DataAccessException(what + " could not be done in the database.", failed);
                }
            }
        }
    }

    private static <T extends @Nullable Object> T commit(Connection connection, Change<T> change) throws SQLException {
        connection.setAutoCommit(false);
        try {
            T result = change.in(connection);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException failed) {
            connection.rollback();
            throw failed;
        } finally {
            connection.setAutoCommit(true);
        }
    }
}
