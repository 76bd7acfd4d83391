package io.waybill.db.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which movements of money are meant; null where any will do.
 *
 * @param from the first moment
 * @param to the first moment that is not meant any more
 */
public record LedgerFilter(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String flow,
        @Nullable String source,
        @Nullable String recipient,
        @Nullable String enhancement,
        @Nullable String lead) {
    /** All there are. */
    public static final LedgerFilter ALL = new LedgerFilter(null, null, null, null, null, null, null);

    /** Those of one lead. */
    public static LedgerFilter lead(String id) {
        return new LedgerFilter(null, null, null, null, null, null, id);
    }

    /** Those of a time. */
    public static LedgerFilter between(Instant from, Instant to) {
        return new LedgerFilter(from, to, null, null, null, null, null);
    }
}
