package io.waybill.app.answer;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.waybill.db.journal.JournalUnavailable;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is answered when something cannot be read because the database is away. */
abstract sealed class DatabaseAway<T extends RuntimeException> implements ExceptionHandler<T, HttpResponse<?>> {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseAway.class);
    private static final Refusal AWAY =
            new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "The database does not answer").retryAfter(1);

    private final Answers answers;

    private DatabaseAway(Answers answers) {
        this.answers = answers;
    }

    @Override
    @SuppressWarnings("rawtypes") // The interface has it so.
    public HttpResponse<?> handle(HttpRequest request, T away) {
        LOG.warn("A request was refused with 503: {}", away.getMessage());
        HttpRequest<?> asked = request;
        return ManagementPath.covers(asked.getPath()) ? answers.error(AWAY) : answers.refuse(asked, AWAY);
    }

    @Singleton
    static final class Journal extends DatabaseAway<JournalUnavailable> {
        Journal(Answers answers) {
            super(answers);
        }
    }

    @Singleton
    static final class Rows extends DatabaseAway<DataAccessException> {
        Rows(Answers answers) {
            super(answers);
        }
    }
}
