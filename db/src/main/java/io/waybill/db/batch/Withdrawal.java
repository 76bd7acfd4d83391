package io.waybill.db.batch;

import java.util.Locale;

/** Why a delivery was taken out of the line or of an open batch. */
public enum Withdrawal {
    /** It was to leave by this time. */
    EXPIRED,
    /** The recipient takes no batches any more. */
    DISSOLVED;

    /** As {@link Member#outcome} has it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
