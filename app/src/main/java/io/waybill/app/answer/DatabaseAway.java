package io.waybill.app.answer;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.waybill.db.journal.JournalUnavailable;
import jakarta.inject.Singleton;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is answered when something cannot be read because the database is away. */
@Singleton
final class DatabaseAway implements ExceptionHandler<JournalUnavailable, HttpResponse<?>> {
    static final Refusal REFUSAL =
            new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "The database does not answer").retryAfter(1);
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseAway.class);

    private final Answers answers;

    DatabaseAway(Answers answers) {
        this.answers = answers;
    }

    @Override
    @SuppressWarnings("rawtypes") // The interface has it so.
    public HttpResponse<?> handle(HttpRequest request, JournalUnavailable away) {
        LOG.warn("A request was refused with 503: {}", away.getMessage());
        HttpRequest<?> asked = request;
        return ManagementPath.covers(asked.getPath()) ? answers.error(REFUSAL) : answers.refuse(asked, REFUSAL);
    }

    /** Whether a failure comes of the database being away, however deep it is wrapped: repositories have many exceptions for it. */
    static boolean explains(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .anyMatch(cause -> cause instanceof SQLTransientException
                        || cause instanceof SQLRecoverableException
                        || cause instanceof SQLNonTransientConnectionException);
    }
}
