package io.waybill.app.intake;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.waybill.app.answer.AnswerFormat;
import io.waybill.app.answer.Answers;
import io.waybill.app.answer.Refusal;
import io.waybill.app.routing.PingAnswer;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what sources are told that ask for a price. */
@Singleton
final class PingAnswers {
    private final Answers answers;

    PingAnswers(Answers answers) {
        this.answers = answers;
    }

    /** 200 whether there is a price or not, or 303 to where the caller wants to go; the ping has a name only where it promises something. */
    MutableHttpResponse<byte[]> answered(AnswerFormat format, @Nullable URI redirect, PingAnswer answer) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("outcome", answer.outcome());
        if (answer.reason() != null) {
            result.put("reason", answer.reason());
        }
        if (answer.isPromise()) {
            result.put("price", answer.price().setScale(2, RoundingMode.HALF_UP));
            result.put("ping", Map.of("id", answer.ping()));
            result.put("expires_at", answer.expires().toString());
        } else {
            result.put("price", BigDecimal.ZERO);
        }
        return redirect == null
                ? answers.result(format, HttpStatus.OK, result)
                : answers.result(format, HttpStatus.SEE_OTHER, result)
                        .header(HttpHeaders.LOCATION, redirect.toASCIIString());
    }

    /** To a request that goes no further. */
    MutableHttpResponse<byte[]> refuse(HttpRequest<?> request, Refusal refusal) {
        return answers.refuse(request, refusal);
    }
}
