package io.waybill.app.intake;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.waybill.app.answer.Accept;
import io.waybill.app.answer.AnswerFormat;
import io.waybill.app.answer.Refusal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Who sends, and how they want to be answered: everything a request says before its body.
 *
 * @param key under which a repeat of the submission is to be known, or null
 */
record Terms(
        Entry entry,
        AnswerFormat format,
        Query query,
        @Nullable String key) {
    static final Refusal NO_FORMAT = new Refusal(
            HttpStatus.NOT_ACCEPTABLE,
            "Not capable of generating content according to the Accept header."
                    + " Possible are: application/json, application/xml, text/xml");

    static Checked<Terms> read(Entry entry, HttpRequest<?> request) {
        AnswerFormat format = Accept.of(request.getHeaders()).best();
        if (format == null) {
            return Checked.refused(NO_FORMAT);
        }
        return Query.read(request.getUri().getRawQuery())
                .then(query -> OnceKey.find(request.getHeaders())
                        .then(key -> Checked.passed(new Terms(entry, format, query, key.orElse(null)))));
    }

    /** How long the caller waits for the outcome. */
    Duration patience() {
        Duration asked = query.patience();
        return asked == null ? entry.flow().rules().flow().answerWithin() : asked;
    }
}
