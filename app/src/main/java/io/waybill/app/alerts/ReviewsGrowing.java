package io.waybill.app.alerts;

import io.micronaut.context.annotation.Requires;
import io.waybill.db.alert.Alert;
import io.waybill.db.alert.WatchedMinutes;
import io.waybill.db.lead.Leads;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** Sees whether more and more leads wait for people. */
@Singleton
@Requires(beans = DataSource.class)
final class ReviewsGrowing implements Watch {
    private static final String GROWING = "reviews_growing";
    private static final String QUEUE = "queue";

    private final WatchedMinutes minutes;
    private final Leads leads;

    ReviewsGrowing(WatchedMinutes minutes, Leads leads) {
        this.minutes = minutes;
        this.leads = leads;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(GROWING);
    }

    /** It begins while the queue grows, and lasts until it is short enough, or shorter than it was. */
    @Override
    public Collection<Alert> find(Look look) {
        long waiting = leads.count("review", null) + leads.count("remediation", null);
        Long before = minutes.findWaiting(look.from(), look.counted());
        if (waiting <= look.thresholds().reviews() || before == null) {
            return List.of();
        }
        boolean grown = look.isOpen(GROWING, QUEUE) ? waiting >= before : waiting > before;
        String text = "%d leads wait for a person, %d did %s minutes ago"
                .formatted(waiting, before, look.thresholds().window().toMinutes());
        return grown ? List.of(new Alert(GROWING, text, null, look.now()).lasting(QUEUE)) : List.of();
    }
}
