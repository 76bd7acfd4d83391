package io.waybill.app.intake;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.util.HttpHostResolver;
import io.waybill.app.answer.AnswerFormat;
import io.waybill.app.answer.Answers;
import io.waybill.app.answer.Refusal;
import io.waybill.app.routing.SourceAnswer;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what sources are told of their leads. */
@Singleton
final class SourceAnswers {
    private static final String PENDING = "pending";

    private final Answers answers;
    private final HttpHostResolver host;

    SourceAnswers(Answers answers, HttpHostResolver host) {
        this.answers = answers;
        this.host = host;
    }

    /** To a submission: 201, 202 while pending, or 303 to where the caller wants to go with it. */
    MutableHttpResponse<byte[]> submitted(
            HttpRequest<?> request, Terms terms, @Nullable URI redirect, Intake.Taken taken) {
        SourceAnswer answer = taken.answer();
        Entry entry = terms.entry();
        String statusUrl = statusUrl(request, entry, answer.lead(), taken.token());
        if (redirect != null) {
            return answers.result(terms.format(), HttpStatus.SEE_OTHER, result(answer, statusUrl))
                    .header(HttpHeaders.LOCATION, redirect.toASCIIString());
        }
        HttpStatus status = answer.outcome().equals(PENDING) ? HttpStatus.ACCEPTED : HttpStatus.CREATED;
        return answers.result(terms.format(), status, result(answer, statusUrl));
    }

    /** To a batch: 201 when every lead was taken, 207 when some were not, the refusal itself when none was. */
    MutableHttpResponse<byte[]> batch(HttpRequest<?> request, Terms terms, List<Checked<Intake.Taken>> taken) {
        List<Map<String, Object>> results = new ArrayList<>();
        Refusal refused = null;
        int leads = 0;
        for (Checked<Intake.Taken> one : taken) {
            switch (one) {
                case Checked.Refused<Intake.Taken>(Refusal refusal) -> {
                    refused = refusal;
                    results.add(refusedMember(refusal));
                }
                case Checked.Passed<Intake.Taken>(Intake.Taken lead) -> {
                    leads++;
                    results.add(result(
                            lead.answer(),
                            statusUrl(request, terms.entry(), lead.answer().lead(), lead.token())));
                }
            }
        }
        if (leads == 0 && refused != null) {
            return answers.refuse(request, refused);
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("outcome", refused == null ? "success" : "error");
        result.put("results", results);
        return answers.result(terms.format(), refused == null ? HttpStatus.CREATED : HttpStatus.MULTI_STATUS, result);
    }

    private static Map<String, Object> refusedMember(Refusal refusal) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("outcome", "error");
        result.put("reason", refusal.reason());
        return result;
    }

    /** To a question at the lead's {@code status_url}. */
    MutableHttpResponse<byte[]> present(
            HttpRequest<?> request, AnswerFormat format, Entry entry, SourceAnswer answer, StatusToken token) {
        return answers.result(format, HttpStatus.OK, result(answer, statusUrl(request, entry, answer.lead(), token)));
    }

    /** To a request that goes no further. */
    MutableHttpResponse<byte[]> refuse(HttpRequest<?> request, Refusal refusal) {
        return answers.refuse(request, refusal);
    }

    private static Map<String, Object> result(SourceAnswer answer, String statusUrl) {
        Map<String, Object> result = new LinkedHashMap<>();
        boolean pending = answer.outcome().equals(PENDING);
        result.put("outcome", answer.outcome());
        if (answer.reason() != null && !pending) {
            result.put("reason", answer.reason());
        }
        result.put("lead", Map.of("id", answer.lead()));
        if (pending) {
            result.put("status_url", statusUrl);
        }
        result.put("price", pending ? BigDecimal.ZERO : price(answer.price()));
        return result;
    }

    /** Dollars with cents, or a bare 0. */
    private static BigDecimal price(BigDecimal dollars) {
        return dollars.signum() == 0 ? BigDecimal.ZERO : dollars.setScale(2, RoundingMode.HALF_UP);
    }

    private String statusUrl(HttpRequest<?> request, Entry entry, String lead, StatusToken token) {
        return "%s/flows/%s/sources/%s/leads/%s?token=%s"
                .formatted(
                        host.resolve(request),
                        escaped(entry.flow().id()),
                        escaped(entry.source().id()),
                        lead,
                        token.secret());
    }

    private static String escaped(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
