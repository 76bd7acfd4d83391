package io.waybill.app.feedback;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.waybill.app.answer.Accept;
import io.waybill.app.answer.AnswerFormat;
import io.waybill.app.answer.Answers;
import io.waybill.app.answer.Refusal;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes what buyers are told of their feedback: 201, and 409 when its reason speaks of something forbidden. */
@Singleton
final class FeedbackAnswers {
    private static final List<String> SHOWN = List.of("first_name", "last_name", "email", "phone_1");

    private final Answers answers;

    FeedbackAnswers(Answers answers) {
        this.answers = answers;
    }

    MutableHttpResponse<byte[]> handled(HttpRequest<?> request, Told.Handled handled) {
        AnswerFormat format = Accept.of(request.getHeaders()).best();
        String failure = handled.failure();
        boolean forbidden = failure != null && failure.toLowerCase(Locale.ROOT).contains("forbidden");
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("outcome", failure == null ? "success" : "failure");
        if (failure != null) {
            result.put("reason", failure);
        }
        result.put("lead", lead(handled));
        if (handled.sale().cents() != 0) {
            result.put("price", BigDecimal.valueOf(handled.sale().cents(), 2));
        }
        return answers.result(
                format == null ? AnswerFormat.JSON : format,
                forbidden ? HttpStatus.CONFLICT : HttpStatus.CREATED,
                result);
    }

    MutableHttpResponse<byte[]> refuse(HttpRequest<?> request, Refusal refusal) {
        return answers.refuse(request, refusal);
    }

    /** The buyer has the lead already: this helps it to tell which one it is. */
    private static Map<String, Object> lead(Told.Handled handled) {
        Map<String, Object> lead = new LinkedHashMap<>();
        lead.put("id", handled.lead().id());
        for (String name : SHOWN) {
            String value = handled.lead().findField(name);
            if (value != null) {
                lead.put(name, value);
            }
        }
        return lead;
    }
}
