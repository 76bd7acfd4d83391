package io.waybill.db.connection;

import com.zaxxer.hikari.HikariConfig;
import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.waybill.db.embedded.DatabaseAddress;
import jakarta.inject.Singleton;

/**
 * Gives every pool what the journal rests on, whatever address the database was named by: times in UTC, READ COMMITTED, batches in one
 * packet, and waits that end.
 */
@Singleton
public final class ConnectionSettings implements BeanCreatedEventListener<DatasourceConfiguration> {
    private static final long CONNECTION_MILLIS = 800;

    @Override
    public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
        DatasourceConfiguration pool = event.getBean();
        pool.setUrl(DatabaseAddress.withSettings(pool.getUrl(), "", "").url());
        apply(pool);
        return pool;
    }

    private static void apply(HikariConfig pool) {
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        pool.setConnectionTimeout(Math.min(pool.getConnectionTimeout(), CONNECTION_MILLIS));
        pool.setValidationTimeout(Math.min(pool.getValidationTimeout(), CONNECTION_MILLIS / 2));
        // A lock that a lost client left behind must not hold up the other leads of a batch for long.
        pool.setConnectionInitSql("SET SESSION innodb_lock_wait_timeout = 1");
    }
}
