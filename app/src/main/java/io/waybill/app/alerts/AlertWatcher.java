package io.waybill.app.alerts;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import io.waybill.db.alert.Alert;
import io.waybill.db.alert.Alerts;
import io.waybill.db.alert.RaisedAlert;
import io.waybill.db.alert.WatchedMinutes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins alerts when something holds and ends them when it no longer does. Any node does it, one at a time; each matter is raised once, as the
 * database takes no second alert of it.
 */
@Singleton
@Requires(beans = DataSource.class)
public final class AlertWatcher {
    private static final Logger LOG = LoggerFactory.getLogger(AlertWatcher.class);
    /** Somewhat less than the time between two looks. */
    private static final Duration PAUSE = Duration.ofSeconds(10);
    /** What a window is compared with: itself and four before it. */
    static final int WINDOWS = 5;

    private final Alerts alerts;
    private final WatchedMinutes minutes;
    private final List<Watch> watches;
    private final Pace pace;

    /** By which clock, and by which settings. */
    @Singleton
    record Pace(Clock clock, AlertsInForce inForce) {}

    AlertWatcher(Alerts alerts, WatchedMinutes minutes, List<Watch> watches, Pace pace) {
        this.alerts = alerts;
        this.minutes = minutes;
        this.watches = List.copyOf(watches);
        this.pace = pace;
    }

    /** Looks once, unless a node has just done so; throws when the database is away. */
    public void runOnce() {
        var now = pace.clock().instant();
        if (!pace.inForce().known() || !minutes.claim(now, PAUSE)) {
            return;
        }
        var thresholds = pace.inForce().settings().thresholds();
        var kept = thresholds.window().multipliedBy(WINDOWS);
        boolean more = true;
        while (more) {
            more = minutes.countNext(now, kept);
        }
        var open = alerts.listOpen().stream().map(RaisedAlert::alert).toList();
        var look = Look.of(now, minutes.counted(), thresholds, open);
        watches.forEach(watch -> settle(watch, look));
    }

    private void settle(Watch watch, Look look) {
        var found = watch.find(look);
        var matters = found.stream().map(Alert::matter).collect(Collectors.toSet());
        watch.kinds().stream()
                .flatMap(kind -> look.open(kind).stream())
                .map(Alert::matter)
                .filter(Objects::nonNull)
                .filter(matter -> !matters.contains(matter))
                .forEach(matter -> alerts.end(matter, look.now()));
        found.stream()
                .filter(alert -> !look.open().containsKey(String.valueOf(alert.matter())))
                .forEach(alerts::raise);
    }

    @Scheduled(fixedDelay = "${waybill.alerts.watch:15s}", initialDelay = "${waybill.alerts.watch:15s}")
    void look() {
        try {
            runOnce();
        } catch (RuntimeException away) {
            LOG.debug("Alerts are looked at again in a while: {}", away.getMessage());
        }
    }
}
