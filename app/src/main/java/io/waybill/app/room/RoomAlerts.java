package io.waybill.app.room;

import io.micronaut.data.exceptions.DataAccessException;
import io.waybill.app.home.Releases;
import io.waybill.app.limit.CounterNames;
import io.waybill.db.alert.Alert;
import io.waybill.db.alert.Alerts;
import io.waybill.db.hold.Counters;
import io.waybill.db.hold.Hold;
import io.waybill.db.journal.JournalEntry;
import io.waybill.mappings.alert.AlertThresholds;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells operators at once when a cap is reached and when money is running out; what escapes it, as a node dies, {@link RoomWatch} finds. Safe for use
 * by many threads.
 */
@Singleton
public final class RoomAlerts {
    private static final Logger LOG = LoggerFactory.getLogger(RoomAlerts.class);
    private static final Executor THREADS =
            task -> Thread.ofVirtual().name("room-alerts").start(task);
    /** So many matters are remembered as told; then the database is asked again. */
    private static final int REMEMBERED = 10_000;

    private final Counters counters;
    private final Alerts alerts;
    private final Releases releases;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    RoomAlerts(Counters counters, Alerts alerts, Releases releases) {
        this.counters = counters;
        this.alerts = alerts;
        this.releases = releases;
    }

    /** Looks at the limits under which an entry that is on disk took room. */
    public void look(JournalEntry entry) {
        for (var hold : entry.holds()) {
            var limit = hold.limit();
            if (limit != null && !CounterNames.isProbe(hold.counter())) {
                look(entry, hold, limit);
            }
        }
    }

    private void look(JournalEntry entry, Hold hold, long amount) {
        long left = amount - counters.used(hold.counter(), hold.since());
        if (left < hold.amount()) {
            tell(room(entry, hold, amount).reached(entry.at()));
        } else if (CounterNames.isMoney(hold.counter()) && RoomAlert.isLow(left, amount, percent(entry))) {
            tell(room(entry, hold, amount).low(left, entry.at()));
        }
    }

    private int percent(JournalEntry entry) {
        var flow = releases.find(entry.change().flow());
        var thresholds =
                flow == null ? AlertThresholds.USUAL : flow.mappings().alerts().thresholds();
        return thresholds.budget();
    }

    private RoomAlert room(JournalEntry entry, Hold hold, long amount) {
        var flow = releases.find(entry.change().flow());
        var limit = flow == null ? null : flow.limits().find(hold.counter());
        return new RoomAlert(hold.counter(), hold.since(), amount, limit);
    }

    /** Whoever takes the place of the one who tells does. */
    private void tell(Alert alert) {
        var matter = String.valueOf(alert.matter());
        if (told.size() > REMEMBERED) {
            told.clear();
        }
        if (told.add(matter)) {
            THREADS.execute(() -> {
                try {
                    alerts.raise(alert);
                } catch (DataAccessException away) {
                    told.remove(matter);
                    LOG.warn("An alert ({}) waits until the limit is looked at again", alert.kind(), away);
                }
            });
        }
    }
}
