package io.waybill.db.breaker;

import io.waybill.db.hold.Hold;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether a recipient is worth trying.
 *
 * @param manual opened by a person, until a person closes it
 * @param since start of the state
 * @param until while it is open: from then on one attempt, over all nodes, may try; null while it is closed, and when a person opened it
 * @param opened how often it opened in a row; each time for twice as long
 * @param attempts the latest that are remembered, at most 100
 * @param errors how many of these were errors
 * @param millis how long the latest answers took, on average; 0 where there were none
 */
public record Breaker(
        String recipient,
        State state,
        boolean manual,
        Instant since,
        @Nullable Instant until,
        int opened,
        int attempts,
        int errors,
        long millis) {
    /** Whether attempts go through. */
    public enum State {
        CLOSED,
        OPEN;

        /** As the database, the interface and people have it. */
        public String word() {
            return switch (this) {
                case CLOSED -> "closed";
                case OPEN -> "open";
            };
        }

        static State of(String word) {
            return word.equals(OPEN.word()) ? OPEN : CLOSED;
        }
    }

    /** Whether one attempt may find out if the recipient is back; it has to {@linkplain #probe hold} that right. */
    public boolean mayProbe(Instant now) {
        return state == State.OPEN && until != null && !now.isBefore(until);
    }

    /**
     * The right to be the one who tries: whoever wants to takes this hold in the entry that begins the attempt. The result, noted like
     * that of any attempt, closes the breaker or opens it for longer. When none comes within two minutes, there is a new right.
     *
     * @param breaker open, not by hand
     */
    public static Hold probe(Breaker breaker) {
        Instant until = Objects.requireNonNull(breaker.until(), "A breaker that a person opened is not probed.");
        return new Hold(BreakerRow.PROBE + breaker.recipient(), until, 1, 1L);
    }

    /** Share of the remembered attempts that were no errors, in percent; 100 where there were none. */
    public int successPercent() {
        return attempts == 0 ? 100 : (int) (100L * (attempts - errors) / attempts);
    }
}
