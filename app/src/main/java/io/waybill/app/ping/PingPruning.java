package io.waybill.app.ping;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.scheduling.annotation.Scheduled;
import io.waybill.db.ping.Pings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets pings after some days: there are many more of them than leads. */
@Singleton
@Requires(beans = DataSource.class)
final class PingPruning {
    private static final Logger LOG = LoggerFactory.getLogger(PingPruning.class);
    private final Pings pings;
    private final Clock clock;
    private final Duration keep;

    PingPruning(Pings pings, Clock clock, @Value("${waybill.pings.keep:7d}") Duration keep) {
        this.pings = pings;
        this.clock = clock;
        this.keep = keep;
    }

    /** Forgets what is old enough now, and says how many. */
    int runOnce() {
        return pings.prune(clock.instant().minus(keep));
    }

    @Scheduled(fixedDelay = "1h", initialDelay = "1m")
    void prune() {
        try {
            int gone = runOnce();
            if (gone > 0) {
                LOG.info("{} pings older than {} days are forgotten", gone, keep.toDays());
            }
        } catch (DataAccessException away) {
            LOG.warn("Old pings are kept until the next look in an hour: {}", away.getMessage());
        }
    }
}
