package io.waybill.db.duplicate;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.exceptions.DataAccessException;
import io.waybill.db.connection.BoundedConnections;
import io.waybill.db.connection.Columns;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/**
 * Finds leads by the hashes of their values, and forgets old ones. Marks are written by the journal, with the lead itself. Every method throws
 * {@link DataAccessException} when the database is away. Safe for use by many threads.
 */
@Singleton
@Requires(beans = DataSource.class)
public final class EarlierLeads {
    /** So many at once hold no lock for long. */
    private static final int SOME = 2_000;

    private final BoundedConnections connections;

    public EarlierLeads(BoundedConnections connections) {
        this.connections = connections;
    }

    /** What is on disk under these hashes, in one query. */
    public Traces read(Collection<String> hashes) {
        List<String> distinct = hashes.stream().distinct().toList();
        try {
            return connections.ask(connection -> MarkRows.read(connection, distinct));
        } catch (SQLException away) {
            throw new DataAccessException("Earlier leads could not be read from the database.", away);
        }
    }

    /** Forgets the marks of leads that came before this moment; how many it were. May run on several nodes at once. */
    public int forget(Instant before) {
        int forgotten = 0;
        int last = SOME;
        while (last == SOME) {
            last = forgetSome(before);
            forgotten += last;
        }
        return forgotten;
    }

    private int forgetSome(Instant before) {
        try {
            return connections.ask(connection -> {
                try (PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM duplicates WHERE received_at < ? LIMIT " + SOME)) {
                    delete.setObject(1, Columns.time(before));
                    return delete.executeUpdate();
                }
            });
        } catch (SQLException away) {
            throw new DataAccessException("Old leads could not be forgotten in the database.", away);
        }
    }
}
