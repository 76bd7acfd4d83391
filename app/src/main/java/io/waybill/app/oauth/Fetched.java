package io.waybill.app.oauth;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What asking for a token came to. */
sealed interface Fetched {
    /**
     * A token.
     *
     * @param instance {@code instance_url} of the answer, or null
     * @param until when it should no longer be used
     */
    record Token(String value, @Nullable String instance, Instant until) implements Fetched {
        @Override
        public String toString() {
            return "Token until " + until;
        }
    }

    /**
     * None.
     *
     * @param fault {@code auth_failed}, {@code timeout} or {@code connection}
     */
    record Refused(String fault, String detail) implements Fetched {}
}
