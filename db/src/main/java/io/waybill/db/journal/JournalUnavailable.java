package io.waybill.db.journal;

import org.jspecify.annotations.Nullable;

/** The database did not take an entry in time. */
public final class JournalUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final boolean inDoubt;

    /** @param inDoubt true when the entry may have been written all the same */
    public JournalUnavailable(String message, boolean inDoubt, @Nullable Throwable cause) {
        super(message, cause);
        this.inDoubt = inDoubt;
    }

    /** Whether the entry may have been written all the same (the connection broke during the commit). */
    public boolean inDoubt() {
        return inDoubt;
    }
}
