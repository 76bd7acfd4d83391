package io.waybill.db.submission;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The keys in the database, which all nodes share. */
@Singleton
@Requires(beans = DataSource.class)
final class JdbcSubmissionKeys implements SubmissionKeys {
    private final DataSource dataSource;

    JdbcSubmissionKeys(DataSource dataSource) {
        this.dataSource = DelegatingDataSource.unwrapDataSource(dataSource);
    }

    @Override
    public @Nullable Kept find(String hash) {
        try (Connection connection = dataSource.getConnection()) {
            return SubmissionRows.find(connection, hash);
        } catch (SQLException away) {
            throw new DataAccessException("The key of a submission could not be looked up.", away);
        }
    }

    @Override
    public void answeredPending(String hash) {
        try (Connection connection = dataSource.getConnection()) {
            SubmissionRows.setPending(connection, hash);
        } catch (SQLException away) {
            throw new DataAccessException("The answer to a submission could not be remembered.", away);
        }
    }

    @Override
    public int prune(Instant now) {
        try (Connection connection = dataSource.getConnection()) {
            return SubmissionRows.prune(connection, now);
        } catch (SQLException away) {
            throw new DataAccessException("Old keys of submissions could not be deleted.", away);
        }
    }
}
