package io.waybill.db.key;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys in the database, and a copy of them in memory: a request is judged without waiting for anything. */
@Singleton
@Requires(beans = DataSource.class)
final class JdbcApiKeys implements ApiKeys {
    private static final Logger log = LoggerFactory.getLogger(JdbcApiKeys.class);
    private final DataSource dataSource;
    private volatile Map<String, ApiKey> known = Map.of();

    JdbcApiKeys(DataSource dataSource) {
        this.dataSource = DelegatingDataSource.unwrapDataSource(dataSource);
    }

    @Override
    public @Nullable ApiKey find(String hash) {
        return known.get(hash);
    }

    @Override
    public synchronized List<ApiKey> list() {
        List<ApiKey> keys = inDatabase(ApiKeyRows::list);
        known = keys.stream().collect(Collectors.toUnmodifiableMap(ApiKey::hash, Function.identity()));
        return keys;
    }

    @Override
    public void add(ApiKey key) {
        inDatabase(connection -> {
            ApiKeyRows.insert(connection, key);
            return key;
        });
        list();
    }

    @Override
    public boolean remove(String id) {
        boolean removed = inDatabase(connection -> ApiKeyRows.delete(connection, id));
        list();
        return removed;
    }

    /** Learns what other nodes have changed. */
    @PostConstruct
    @Scheduled(fixedDelay = "2s", initialDelay = "2s")
    void refresh() {
        try {
            list();
        } catch (DataAccessException away) {
            log.debug("The keys known last hold on: {}", away.getMessage());
        }
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T inDatabase(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.on(connection);
        } catch (SQLException away) {
            throw new DataAccessException("The keys of the management API could not be read or changed.", away);
        }
    }
}
