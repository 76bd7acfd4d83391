package io.waybill.db.alert;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.data.exceptions.DataAccessException;
import io.waybill.db.connection.Transaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What happened lately, minute by minute: each minute is counted once, over all nodes, when it is over. Every method throws
 * {@link DataAccessException} when the database is away. Safe for use by many threads.
 */
@Singleton
@Requires(beans = DataSource.class)
public final class WatchedMinutes {
    /** What happened in a minute is on disk by then; what comes still later is not counted. */
    private static final Duration SETTLED = Duration.ofSeconds(10);

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Transaction transaction;

    WatchedMinutes(DataSource dataSource) {
        this.transaction = new Transaction(DelegatingDataSource.unwrapDataSource(dataSource));
    }

    /** Attempts; or leads that wait for people, of which none has failed. */
    public record Sum(long total, long failed) {
        /** Nothing happened. */
        public static final Sum NONE = new Sum(0, 0);
    }

    /** Whether it is this node that looks now: nobody else does until the pause is over. */
    public boolean claim(Instant now, Duration pause) {
        return transaction.commit(
                "Claiming the watch", connection -> WatchRows.claim(connection, now, now.minus(pause)));
    }

    /**
     * Counts the next minute that is over; false where there is none.
     *
     * @param kept as far back as anybody asks: older minutes are neither counted nor kept
     */
    public boolean countNext(Instant now, Duration kept) {
        Instant settled = now.minus(SETTLED).truncatedTo(ChronoUnit.MINUTES);
        return transaction.commit("Counting attempts", connection -> {
            Instant counted = WatchRows.counted(connection);
            Instant oldest = settled.minus(kept);
            Instant minute = counted.isBefore(oldest) ? oldest : counted;
            Instant end = minute.plus(MINUTE);
            if (end.isAfter(settled) || !WatchRows.advance(connection, counted, end)) {
                return false;
            }
            WatchRows.count(connection, minute, end);
            WatchRows.prune(connection, oldest);
            return true;
        });
    }

    /** Up to when minutes are counted. */
    public Instant counted() {
        return transaction.commit("Reading the watch", WatchRows::counted);
    }

    /** Attempts by recipient, from one minute on up to another; those without any are left out. */
    public Map<String, Sum> attempts(Instant from, Instant to) {
        return transaction.commit("Summing up attempts", connection -> WatchRows.sums(connection, from, to));
    }

    /** How many leads waited for people in the first minute that is known of that time; null where none is. */
    public @Nullable Long findWaiting(Instant from, Instant to) {
        return transaction.commit("Reading the watch", connection -> WatchRows.findWaiting(connection, from, to));
    }
}
