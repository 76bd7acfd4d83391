package io.waybill.app.room;

import io.micronaut.data.exceptions.DataAccessException;
import io.waybill.db.alert.Alert;
import io.waybill.db.alert.Alerts;
import io.waybill.db.breaker.Breaker;
import io.waybill.db.breaker.BreakerListener;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells operators of breakers that opened. */
@Singleton
final class BreakerAlerts implements BreakerListener {
    private static final Logger LOG = LoggerFactory.getLogger(BreakerAlerts.class);
    private final Alerts alerts;

    BreakerAlerts(Alerts alerts) {
        this.alerts = alerts;
    }

    @Override
    public void changed(Breaker breaker) {
        switch (breaker.state()) {
            case OPEN -> Thread.ofVirtual().name("breaker-alert").start(() -> opened(breaker));
            case CLOSED -> LOG.info("Recipient {} gets leads again", breaker.recipient());
        }
    }

    private void opened(Breaker breaker) {
        LOG.warn("Recipient {} gets no leads until {}", breaker.recipient(), breaker.until());
        try {
            alerts.raise(new Alert(
                    "breaker_opened",
                    "%d of the last %d attempts were errors: no leads until %s"
                            .formatted(breaker.errors(), breaker.attempts(), breaker.until()),
                    breaker.recipient(),
                    breaker.since()));
        } catch (DataAccessException away) {
            LOG.warn("The alert that a breaker opened is only in this log", away);
        }
    }
}
