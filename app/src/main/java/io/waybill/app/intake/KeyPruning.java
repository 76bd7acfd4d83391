package io.waybill.app.intake;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.scheduling.annotation.Scheduled;
import io.waybill.db.submission.SubmissionKeys;
import jakarta.inject.Singleton;
import java.time.Clock;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets keys of submissions whose time is up, now and then. */
@Singleton
@Requires(beans = DataSource.class)
final class KeyPruning {
    private static final Logger LOG = LoggerFactory.getLogger(KeyPruning.class);

    private final SubmissionKeys keys;
    private final Clock clock;

    KeyPruning(SubmissionKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = "1h", initialDelay = "5m")
    void runOnce() {
        try {
            int pruned = keys.prune(clock.instant());
            LOG.debug("{} keys of submissions were forgotten", pruned);
        } catch (DataAccessException away) {
            LOG.warn("Old keys of submissions are kept for another hour: {}", away.getMessage());
        }
    }
}
