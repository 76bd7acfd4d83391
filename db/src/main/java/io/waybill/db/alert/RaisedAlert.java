package io.waybill.db.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alert as it is remembered.
 *
 * @param endedAt when its matter was over, or null
 */
public record RaisedAlert(long id, Alert alert, @Nullable Instant endedAt) {
    /** {@code open} while its matter lasts, {@code ended} afterwards, {@code once} where nothing lasts. */
    public String state() {
        if (endedAt != null) {
            return "ended";
        }
        return alert.matter() == null ? "once" : "open";
    }
}
