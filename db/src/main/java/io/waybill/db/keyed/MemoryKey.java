package io.waybill.db.keyed;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.exceptions.DataAccessException;
import io.waybill.db.connection.BoundedConnections;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The key that all nodes of a database share; the first of them makes it. Safe for use by many threads. */
@Singleton
@Requires(beans = DataSource.class)
public final class MemoryKey {
    private static final int BYTES = 32;

    private final BoundedConnections connections;
    private volatile byte @Nullable [] secret;

    public MemoryKey(BoundedConnections connections) {
        this.connections = connections;
    }

    /** A new hash with this key. Throws {@link DataAccessException} when the key is not known yet and the database is away. */
    public KeyedHash hash() {
        byte[] known = secret;
        if (known == null) {
            known = read();
            secret = known;
        }
        return new KeyedHash(known);
    }

    private byte[] read() {
        try {
            return connections.ask(MemoryKey::findOrMake);
        } catch (SQLException away) {
            throw new DataAccessException("The key of what is remembered could not be read from the database.", away);
        }
    }

    private static byte[] findOrMake(Connection connection) throws SQLException {
        byte[] found = find(connection);
        if (found == null) {
            byte[] made = new byte[BYTES];
            new SecureRandom().nextBytes(made);
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT IGNORE INTO memory_keys (id, secret) VALUES (1, ?)")) {
                insert.setBytes(1, made);
                insert.executeUpdate();
            }
            found = find(connection);
        }
        if (found == null) {
            throw new SQLException("The key that was just made is not there.");
        }
        return found;
    }

    private static byte @Nullable [] find(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT secret FROM memory_keys WHERE id = 1");
                ResultSet row = select.executeQuery()) {
            return row.next() ? row.getBytes(1) : null;
        }
    }
}
