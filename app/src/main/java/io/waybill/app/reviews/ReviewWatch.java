package io.waybill.app.reviews;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import io.waybill.db.alert.Alert;
import io.waybill.db.alert.Alerts;
import io.waybill.db.hold.Counters;
import io.waybill.db.hold.Hold;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Raises an alert when more leads wait for people than these can look at: once until there are fewer again, and once a day over all nodes. */
@Singleton
@Requires(beans = DataSource.class)
final class ReviewWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ReviewWatch.class);
    private static final int MANY = 100;

    private final ReviewQueue queue;
    private final Alerts alerts;
    private final Counters counters;
    private final Clock clock;
    private boolean told;

    ReviewWatch(ReviewQueue queue, Alerts alerts, Counters counters, Clock clock) {
        this.queue = queue;
        this.alerts = alerts;
        this.counters = counters;
        this.clock = clock;
    }

    /** Looks once; throws when the database is away. */
    synchronized void runOnce() {
        long waiting = queue.count(ReviewQueue.REVIEW, null) + queue.count(ReviewQueue.REMEDIATION, null);
        var now = clock.instant();
        if (waiting > MANY
                && !told
                && counters.take(new Hold("alert:review_queue", now.truncatedTo(ChronoUnit.DAYS), 1, 1L))) {
            alerts.raise(new Alert("review_queue", waiting + " leads wait for a person", null, now));
        }
        told = waiting > MANY;
    }

    @Scheduled(fixedDelay = "${waybill.reviews.watch:15s}", initialDelay = "${waybill.reviews.watch:15s}")
    void look() {
        try {
            runOnce();
        } catch (RuntimeException away) {
            LOG.debug("The review queue is looked at again in a while: {}", away.getMessage());
        }
    }
}
