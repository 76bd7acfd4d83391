package io.waybill.app.room;

import io.micronaut.data.exceptions.DataAccessException;
import io.waybill.app.event.Dollars;
import io.waybill.app.home.Releases;
import io.waybill.app.limit.CounterNames;
import io.waybill.app.limit.Limit;
import io.waybill.app.limit.Owner;
import io.waybill.db.alert.Alert;
import io.waybill.db.alert.Alerts;
import io.waybill.db.hold.Counters;
import io.waybill.db.hold.Hold;
import io.waybill.db.journal.JournalEntry;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells operators, once in each period, when a cap is reached and when money is running out. Safe for use by many threads. */
@Singleton
public final class RoomAlerts {
    private static final Logger LOG = LoggerFactory.getLogger(RoomAlerts.class);
    private static final Executor THREADS =
            task -> Thread.ofVirtual().name("room-alerts").start(task);
    /** Of ten parts of a budget, the last one is little. */
    private static final int PARTS = 10;
    /** So many counters are remembered as told; then the database is asked again. */
    private static final int REMEMBERED = 10_000;

    private final Counters counters;
    private final Alerts alerts;
    private final Releases releases;
    private final Set<Hold> told = ConcurrentHashMap.newKeySet();

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

    private void look(JournalEntry entry, Hold hold, long limit) {
        long left = limit - counters.used(hold.counter(), hold.since());
        if (left < hold.amount()) {
            tell("cap_reached", entry, hold, null);
        } else if (CounterNames.isMoney(hold.counter()) && left * PARTS < limit) {
            tell("budget_low", entry, hold, left);
        }
    }

    /** Whoever takes the place of the one who tells does. A deposit makes it a new matter. */
    private void tell(String kind, JournalEntry entry, Hold hold, @Nullable Long left) {
        var subject = CounterNames.isPrepaid(hold.counter()) ? hold.counter() + "/" + hold.limit() : hold.counter();
        var once = new Hold(CounterNames.told(kind, subject), hold.since(), 1, 1L);
        if (told.size() > REMEMBERED) {
            told.clear();
        }
        if (told.add(once)) {
            THREADS.execute(() -> {
                try {
                    if (counters.take(once)) {
                        alerts.raise(alert(kind, entry, hold, left));
                    }
                } catch (DataAccessException away) {
                    told.remove(once);
                    LOG.warn("An alert ({}) waits until the limit is looked at again", kind, away);
                }
            });
        }
    }

    private Alert alert(String kind, JournalEntry entry, Hold hold, @Nullable Long left) {
        var flow = releases.find(entry.change().flow());
        var limit = flow == null ? null : flow.limits().find(hold.counter());
        var what = limit == null ? "The prepaid balance is used up" : sentence(limit);
        var text = left == null ? what : "%s is left of %s".formatted("$" + Dollars.of(left), budget(limit));
        return new Alert(kind, text, recipient(limit, hold), entry.at());
    }

    private static String sentence(Limit limit) {
        return "The %s %s: %s".formatted(limit.owner().word(), limit.id(), limit.reached());
    }

    private static String budget(@Nullable Limit limit) {
        return limit == null
                ? "the prepaid balance"
                : "the cap of %s of %s %s"
                        .formatted(limit.cap().words(), limit.owner().word(), limit.id());
    }

    private static @Nullable String recipient(@Nullable Limit limit, Hold hold) {
        return limit == null
                ? CounterNames.prepaidOf(hold.counter())
                : limit.owner() == Owner.RECIPIENT ? limit.id() : null;
    }
}
