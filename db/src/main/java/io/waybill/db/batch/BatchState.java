package io.waybill.db.batch;

import java.util.Locale;

/** How far a batch has come. */
public enum BatchState {
    /** It takes members, and gives them back. */
    OPEN,
    /** Its members are fixed; it is to be sent. */
    SEALED,
    /** One node has it in hand: it may have left. */
    SENT,
    /** What came of it is on disk. */
    ANSWERED;

    /** As columns and the API have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static BatchState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
