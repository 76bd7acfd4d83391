package io.waybill.app.alerts;

import io.waybill.db.alert.Alert;
import io.waybill.mappings.alert.AlertThresholds;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One look at everything.
 *
 * @param counted up to when attempts are counted
 * @param open the alerts that last, by matter
 */
public record Look(Instant now, Instant counted, AlertThresholds thresholds, Map<String, Alert> open) {
    static Look of(Instant now, Instant counted, AlertThresholds thresholds, List<Alert> open) {
        return new Look(
                now,
                counted,
                thresholds,
                open.stream().collect(Collectors.toMap(alert -> String.valueOf(alert.matter()), Function.identity())));
    }

    public Look {
        open = Map.copyOf(open);
    }

    /** Start of the window that is judged. */
    Instant from() {
        return counted.minus(thresholds.window());
    }

    /** Whether an alert of this kind about that lasts already. */
    public boolean isOpen(String kind, String about) {
        return open.containsKey(Alert.matter(kind, about));
    }

    /** Those of a kind that last. */
    public List<Alert> open(String kind) {
        return open.values().stream().filter(alert -> alert.kind().equals(kind)).toList();
    }
}
