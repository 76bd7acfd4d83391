package io.waybill.db.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check of the ledger found.
 *
 * @param total of all lines, in millionths of a dollar: 0
 * @param leads how many were looked at
 * @param problems how many there are
 * @param first the first {@value #MOST} of them
 */
public record LedgerCheck(long total, long leads, long problems, List<Finding> first) {
    /** Findings that are told. */
    public static final int MOST = 100;

    public LedgerCheck {
        first = List.copyOf(first);
    }

    /** Whether all is as it must be. */
    public boolean isClean() {
        return total == 0 && problems == 0;
    }

    /**
     * Something that is not as it must be. Amounts are millionths of a dollar.
     *
     * @param delivery null where it is about none
     * @param expected what it must be
     * @param found what the ledger has
     */
    public record Finding(
            Problem problem, String lead, @Nullable String delivery, long expected, long found) {}

    /** What may be wrong. */
    public enum Problem {
        /** The lines of a posting do not sum to zero, or one is missing. */
        UNBALANCED,
        /** The lead's row says another revenue; a test lead must have none. */
        REVENUE,
        /** The lead's row says another cost; a test lead must have none. */
        COST,
        /** A sale is not in the ledger, or with another price. */
        SALE_NOT_POSTED,
        /** The ledger has a sale that there is not. */
        POSTED_NOT_SOLD,
        /** The ledger has a lead that there is not. */
        NO_LEAD
    }
}
