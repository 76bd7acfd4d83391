package io.waybill.db.connection;

import com.zaxxer.hikari.HikariConfig;
import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Properties;

/**
 * Gives every pool what the journal rests on, whatever address the database was named by: times in UTC, READ COMMITTED, batches in one
 * packet, and waits that end.
 */
@Singleton
public final class ConnectionSettings implements BeanCreatedEventListener<DatasourceConfiguration> {
    private static final long CONNECTION_MILLIS = 800;
    private static final Map<String, String> DRIVER = Map.of(
            "connectionTimeZone", "UTC",
            "rewriteBatchedStatements", "true",
            "useLocalSessionState", "true",
            "cachePrepStmts", "true",
            "connectTimeout", "700",
            // A stalled server is given up at last; its callers were told long before.
            "socketTimeout", "10000");

    @Override
    public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
        apply(event.getBean());
        return event.getBean();
    }

    /** Sets what is not set yet; driver properties named in the pool's own configuration win. */
    public static void apply(HikariConfig pool) {
        Properties driver = pool.getDataSourceProperties();
        DRIVER.forEach(driver::putIfAbsent);
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        pool.setConnectionTimeout(Math.min(pool.getConnectionTimeout(), CONNECTION_MILLIS));
        pool.setValidationTimeout(Math.min(pool.getValidationTimeout(), CONNECTION_MILLIS / 2));
        // A lock that a lost client left behind must not hold up the other leads of a batch for long.
        pool.setConnectionInitSql("SET SESSION innodb_lock_wait_timeout = 1");
    }
}
