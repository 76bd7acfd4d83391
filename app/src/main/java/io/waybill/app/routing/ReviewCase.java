package io.waybill.app.routing;

import io.waybill.app.event.ReviewAction;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lead as a person may decide on it.
 *
 * @param kind {@code unknown} while a delivery is in doubt, {@code review}, {@code remediation}; null for one that nobody has to look at
 * @param doubts what may or may not have been taken
 * @param reason why it is held or has ended
 * @param since when it was held or ended; null while it goes on
 * @param actions what may be done
 */
public record ReviewCase(
        @Nullable String kind,
        List<Doubt> doubts,
        @Nullable String reason,
        @Nullable Instant since,
        List<ReviewAction> actions) {
    public ReviewCase {
        doubts = List.copyOf(doubts);
        actions = List.copyOf(actions);
    }

    /** A delivery that may or may not have been taken. */
    public record Doubt(String delivery, String recipient) {}
}
