package io.waybill.rules.fact;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A row of a decision table that matched, as a fact: {@code Match( table == "buyers" )}. What the row leaves empty reads as its kind of
 * table says; asking for an output that the table does not have throws.
 */
public interface Match {
    /** The table's name. */
    String getTable();

    /** The row's id, as traces show it. */
    String getId();

    /** As {@link #getId}. */
    default String id() {
        return getId();
    }

    /** As {@link #getTable}. */
    default String table() {
        return getTable();
    }

    /** Which attempt a row of the outcomes table is about ({@link Outcome#id}); null for other tables. */
    @Nullable
    String getOutcome();

    /** Whether the row itself fills this output. */
    boolean has(String output);

    String text(String output);

    int number(String output);

    /** An amount of money in cents. */
    long cents(String output);

    Price price(String output);

    boolean yes(String output);

    Duration duration(String output);

    /** The class an outcomes row names; null when it names none. */
    @Nullable
    OutcomeClass outcomeClass(String output);

    /** What a purchase row pays the source, in cents, when the lead sold for that much. */
    long pay(long revenueCents);

    /**
     * How long to wait before the next attempt: what the answer's {@code Retry-After} asks for, at most five minutes, else the row's backoff.
     */
    Duration after(Outcome outcome, Now now);

    /** The timeout of the next attempt: the last one times the row's factor, raised to no more than a minute. */
    Duration timeout(Outcome outcome);
}
