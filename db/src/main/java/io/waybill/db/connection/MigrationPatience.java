package io.waybill.db.connection;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.flyway.FlywayConfigurationProperties;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Lets a change of the schema take as long as many rows need: no lead waits for it, and the wait that ends any other statement would end it half done. */
@Singleton
final class MigrationPatience implements BeanCreatedEventListener<FlywayConfigurationProperties> {
    private static final Duration LONGEST = Duration.ofHours(6);

    @Override
    public FlywayConfigurationProperties onCreated(BeanCreatedEvent<FlywayConfigurationProperties> event) {
        event.getBean().getFluentConfiguration().callbacks(new Wait());
        return event.getBean();
    }

    private static final class Wait extends BaseCallback {
        @Override
        public boolean supports(Event event, Context context) {
            return event == Event.BEFORE_EACH_MIGRATE;
        }

        @Override
        public void handle(Event event, Context context) {
            try {
                context.getConnection().setNetworkTimeout(Runnable::run, (int) LONGEST.toMillis());
            } catch (SQLException away) {
                throw new FlywayException("The database is away.", away);
            }
        }
    }
}
