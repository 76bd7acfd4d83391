package io.waybill.app.room;

import io.waybill.db.breaker.Breaker;
import io.waybill.db.breaker.BreakerListener;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log that a breaker opened or closed; the alert is with it in the database. */
@Singleton
final class BreakerLog implements BreakerListener {
    private static final Logger LOG = LoggerFactory.getLogger(BreakerLog.class);

    @Override
    public void changed(Breaker breaker) {
        switch (breaker.state()) {
            case OPEN -> LOG.warn("Recipient {} gets no leads until {}", breaker.recipient(), breaker.until());
            case CLOSED -> LOG.info("Recipient {} gets leads again", breaker.recipient());
        }
    }
}
