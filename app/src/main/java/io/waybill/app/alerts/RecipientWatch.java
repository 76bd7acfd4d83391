package io.waybill.app.alerts;

import io.micronaut.context.annotation.Requires;
import io.waybill.db.alert.Alert;
import io.waybill.db.alert.WatchedMinutes;
import io.waybill.db.alert.WatchedMinutes.Sum;
import io.waybill.db.breaker.Breakers;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Judges each recipient by its attempts of the window. An alert begins where there are enough of them, and lasts while what there is still speaks
 * for it; without any attempt it is over.
 */
@Singleton
@Requires(beans = DataSource.class)
final class RecipientWatch implements Watch {
    private static final String LOW = "success_low";
    private static final String SPIKE = "errors_spike";
    private static final String SLOW = "response_slow";
    private static final int HUNDRED = 100;
    /** Percent of failed attempts below which nothing is a spike. */
    private static final int FEW = 5;

    private final WatchedMinutes minutes;
    private final Breakers breakers;

    RecipientWatch(WatchedMinutes minutes, Breakers breakers) {
        this.minutes = minutes;
        this.breakers = breakers;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(LOW, SPIKE, SLOW);
    }

    @Override
    public Collection<Alert> find(Look look) {
        var window = look.thresholds().window();
        var recent = minutes.attempts(look.from(), look.counted());
        var before = minutes.attempts(look.from().minus(window.multipliedBy(AlertWatcher.WINDOWS - 1L)), look.from());
        List<Alert> found = new ArrayList<>();
        for (Map.Entry<String, Sum> each : recent.entrySet()) {
            var judged = new Judged(each.getKey(), each.getValue(), look);
            judged.success(found);
            judged.spike(before.getOrDefault(each.getKey(), Sum.NONE), found);
            judged.response(millis(each.getKey()), found);
        }
        return found;
    }

    private long millis(String recipient) {
        var breaker = breakers.list().get(recipient);
        return breaker == null ? 0 : breaker.millis();
    }

    /** One recipient in one look. */
    private record Judged(String recipient, Sum sum, Look look) {
        private boolean isEnough(String kind) {
            return sum.total() >= look.thresholds().attempts() || look.isOpen(kind, recipient);
        }

        void success(List<Alert> found) {
            long answered = sum.total() - sum.failed();
            if (isEnough(LOW)
                    && answered * HUNDRED < sum.total() * look.thresholds().success()) {
                add(found, LOW, "%d of %d attempts were answered in %s".formatted(answered, sum.total(), window()));
            }
        }

        void spike(Sum before, List<Alert> found) {
            boolean many = sum.failed() * HUNDRED >= sum.total() * FEW;
            boolean more = sum.failed() * before.total() > look.thresholds().errors() * before.failed() * sum.total();
            if (isEnough(SPIKE) && before.total() >= look.thresholds().attempts() && many && more) {
                add(
                        found,
                        SPIKE,
                        "%d of %d attempts failed in %s, and %d of %d before that"
                                .formatted(sum.failed(), sum.total(), window(), before.failed(), before.total()));
            }
        }

        void response(long millis, List<Alert> found) {
            if (isEnough(SLOW) && millis > look.thresholds().response().toMillis()) {
                add(found, SLOW, "answers take %d ms on average".formatted(millis));
            }
        }

        private String window() {
            return look.thresholds().window().toMinutes() + " minutes";
        }

        private void add(List<Alert> found, String kind, String text) {
            found.add(new Alert(kind, recipient + ": " + text, recipient, look.now()).lasting(recipient));
        }
    }
}
