package io.waybill.db.submission;

import io.micronaut.data.exceptions.DataAccessException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Finds what was submitted before. Every method throws {@link DataAccessException} when the database is away. Safe for use by many threads. */
public interface SubmissionKeys {
    /** What is on disk under that hash; null when nothing is. */
    @Nullable
    Kept find(String hash);

    /** Remembers that the source was told that the lead is pending: a repeat is told the same. */
    void answeredPending(String hash);

    /** Forgets what need not be kept any longer, and says how much that was. */
    int prune(Instant now);

    /**
     * The lead of the first submission.
     *
     * @param body hash of what was sent
     * @param token the secret in its {@code status_url}
     * @param pending whether its source was told that it is pending
     */
    record Kept(String lead, String body, String token, boolean pending) {
        /** Without the token. */
        @Override
        public String toString() {
            return "Kept[" + lead + "]";
        }
    }
}
