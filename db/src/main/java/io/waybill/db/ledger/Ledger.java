package io.waybill.db.ledger;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Reads what the journal has booked. Every method throws {@link DataAccessException} when the database is away. Safe for use by many threads. */
@Singleton
@Requires(beans = DataSource.class)
public final class Ledger {
    /** The most balances that are listed at once. */
    public static final int MOST = 10_000;

    private final DataSource dataSource;

    Ledger(DataSource dataSource) {
        this.dataSource = DelegatingDataSource.unwrapDataSource(dataSource);
    }

    /** Sums in the order of their keys, at most {@value #MOST}; what is about none comes first. */
    public List<Balance> balances(LedgerFilter filter, By by) {
        try (Connection connection = dataSource.getConnection()) {
            return BalanceRows.list(connection, filter, by, MOST);
        } catch (SQLException away) {
            throw new DataAccessException("The ledger could not be summed up.", away);
        }
    }

    /** Proves the ledger, lead by lead, against itself, the leads' rows and the sales. Takes a while; leads may go on meanwhile. */
    public LedgerCheck check() {
        try (Connection connection = dataSource.getConnection()) {
            return new LedgerProof(connection).run();
        } catch (SQLException away) {
            throw new DataAccessException("The ledger could not be checked.", away);
        }
    }
}
