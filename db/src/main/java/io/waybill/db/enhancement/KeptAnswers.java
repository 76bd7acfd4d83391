package io.waybill.db.enhancement;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers of enhancements, shared by all nodes and kept over restarts. Every method throws {@link DataAccessException} when the database is
 * away. Safe for use by many threads.
 */
@Singleton
@Requires(beans = DataSource.class)
public final class KeptAnswers {
    private static final Logger log = LoggerFactory.getLogger(KeptAnswers.class);
    /** Few enough that a deletion holds nobody up. */
    private static final int AT_ONCE = 1000;

    private final DataSource dataSource;
    private final Clock clock;

    public KeptAnswers(DataSource dataSource, Clock clock) {
        this.dataSource = DelegatingDataSource.unwrapDataSource(dataSource);
        this.clock = clock;
    }

    /**
     * The answer to this question; null when there is none or it is too old.
     *
     * @param question 64 hex digits
     * @param lasts how long an answer serves, by the rules in force now
     */
    public @Nullable KeptAnswer find(String enhancement, String question, Duration lasts) {
        try (Connection connection = dataSource.getConnection()) {
            KeptAnswer kept = KeptAnswerRows.find(connection, enhancement, question);
            return kept != null && kept.at().plus(lasts).isAfter(clock.instant()) ? kept : null;
        } catch (SQLException away) {
            throw new DataAccessException("Answers of (%s) could not be looked up.".formatted(enhancement), away);
        }
    }

    /** Keeps an answer; a newer one to the same question takes the place of an older. */
    public void keep(KeptAnswer answer, Duration lasts) {
        try (Connection connection = dataSource.getConnection()) {
            KeptAnswerRows.upsert(connection, answer, answer.at().plus(lasts));
        } catch (SQLException away) {
            throw new DataAccessException("An answer of (%s) could not be kept.".formatted(answer.enhancement()), away);
        }
    }

    /** Removes what has run out, and says how many; a timer calls it every ten minutes. */
    public int runOnce() {
        int removed = 0;
        try (Connection connection = dataSource.getConnection()) {
            int some;
            do {
                some = KeptAnswerRows.delete(connection, clock.instant(), AT_ONCE);
                removed += some;
            } while (some == AT_ONCE);
        } catch (SQLException away) {
            throw new DataAccessException("Answers that have run out could not be removed.", away);
        }
        return removed;
    }

    @Scheduled(fixedDelay = "10m", initialDelay = "1m")
    void prune() {
        try {
            runOnce();
        } catch (DataAccessException away) {
            log.warn("Answers that have run out stay for now; the next try is in 10 minutes.", away);
        }
    }
}
