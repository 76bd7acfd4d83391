package io.waybill.app.alerts;

import io.micronaut.context.annotation.Requires;
import io.waybill.db.alert.Alert;
import io.waybill.db.alert.WatchedMinutes;
import io.waybill.db.alert.WatchedMinutes.Sum;
import io.waybill.db.recipient.Recipients;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Ends what rules have told of a recipient: once an attempt was answered in a minute that began later, or after a window that nothing was heard of
 * it in. A recipient that is paused has not answered.
 */
@Singleton
@Requires(beans = DataSource.class)
public final class FailureWatch implements Watch {
    /** What many leads find out alike about a recipient: it is told once, until the recipient answers again. */
    public static final Set<String> KINDS = Set.of("retries_failed", "auth_failed");

    private final WatchedMinutes minutes;
    private final Recipients recipients;

    FailureWatch(WatchedMinutes minutes, Recipients recipients) {
        this.minutes = minutes;
        this.recipients = recipients;
    }

    @Override
    public Set<String> kinds() {
        return KINDS;
    }

    @Override
    public Collection<Alert> find(Look look) {
        return KINDS.stream()
                .flatMap(kind -> look.open(kind).stream())
                .filter(alert -> lasts(alert, look))
                .toList();
    }

    private boolean lasts(Alert alert, Look look) {
        if (recipients.listPaused().containsKey(alert.about())) {
            return true;
        }
        Instant next = alert.at().truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        if (!next.isBefore(look.counted())) {
            return true;
        }
        Instant from = next.isAfter(look.from()) ? next : look.from();
        Sum since = minutes.attempts(from, look.counted()).getOrDefault(alert.about(), Sum.NONE);
        boolean answered = since.total() > since.failed();
        boolean silent = since.total() == 0 && next.isBefore(look.from());
        return !answered && !silent;
    }
}
