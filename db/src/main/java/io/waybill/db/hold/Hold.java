package io.waybill.db.hold;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Room that one entry takes under one limit.
 *
 * @param counter names what is counted, at most 200 characters; does not end in a space, which databases do not see
 * @param since start of the period that is counted; {@link Instant#EPOCH} where it never starts again
 * @param amount how much is taken: 1 for a lead, cents for money; not below 0
 * @param limit the most that may be taken in the period, this included; null: it is only counted
 */
public record Hold(
        String counter,
        Instant since,
        long amount,
        @Nullable Long limit) {
    public Hold {
        if (amount < 0 || counter.endsWith(" ")) {
            throw new IllegalArgumentException(
                    "A hold takes an amount from 0 on under a name that does not end in a space, not (%d) under (%s)."
                            .formatted(amount, counter));
        }
    }

    /** The counter that it counts on. */
    Counter on() {
        return new Counter(counter, since);
    }
}
