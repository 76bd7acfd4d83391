package io.waybill.db.alert;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.data.exceptions.DataAccessException;
import io.waybill.db.connection.Transaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import javax.sql.DataSource;

/**
 * Which alerts were told to whom. An alert is in one notice, whichever node makes it, and a notice is due until its target has it. Every method
 * throws {@link DataAccessException} when the database is away. Safe for use by many threads.
 */
@Singleton
@Requires(beans = DataSource.class)
public final class Notices {
    private static final String DROPPED = "dropped";

    private final Transaction transaction;

    Notices(DataSource dataSource) {
        this.transaction = new Transaction(DelegatingDataSource.unwrapDataSource(dataSource));
    }

    /**
     * Makes one notice of all alerts that nobody has been told of.
     *
     * @param pause the least time since the last notice, so that many alerts make one
     * @param kinds of which alerts to tell; the others are taken as told
     */
    public void gather(Instant now, Duration pause, List<String> targets, Predicate<String> kinds) {
        transaction.commit("Gathering alerts", connection -> {
            if (NoticeRows.hasNews(connection) && NoticeRows.lock(connection, now.minus(pause))) {
                NoticeRows.gather(connection, now, targets, kinds);
            }
            return true;
        });
    }

    /** Some that should be sent now. */
    public List<Notice> listDue(Instant now) {
        return transaction.commit("Reading notices", connection -> NoticeRows.listDue(connection, now));
    }

    /** Whether this node may send it: nobody else does before that moment. */
    public boolean claim(Notice notice, Instant until) {
        return transaction.commit("Claiming a notice", connection -> NoticeRows.claim(connection, notice, until));
    }

    /** What it tells of. */
    public List<RaisedAlert> alerts(Notice notice) {
        return transaction.commit("Reading alerts", connection -> AlertRows.listOf(connection, notice.id()));
    }

    /** The target has it; that it could not be reached is over. */
    public void told(Notice notice, String untold, Instant at) {
        transaction.commit("Ending a notice", connection -> {
            AlertRows.end(connection, untold, at);
            return NoticeRows.end(connection, notice, "told", null);
        });
    }

    /** There is no such target any more. */
    public void drop(Notice notice) {
        transaction.commit("Dropping a notice", connection -> NoticeRows.end(connection, notice, DROPPED, null));
    }

    /** It is tried again later. */
    public void putOff(Notice notice, Instant until, String said) {
        transaction.commit("Putting off a notice", connection -> NoticeRows.putOff(connection, notice, until, said));
    }

    /** It is not tried again; operators are told so by the alert. */
    public void giveUp(Notice notice, String said, Alert untold) {
        transaction.commit("Giving up a notice", connection -> {
            AlertRows.insert(connection, List.of(untold));
            return NoticeRows.end(connection, notice, "given_up", said);
        });
    }
}
