package io.waybill.app.feedback;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Options;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.waybill.app.answer.Refusal;
import io.waybill.app.intake.Checked;
import io.waybill.app.intake.RequestFields;
import jakarta.inject.Named;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import javax.sql.DataSource;

/** Where buyers report returns and conversions: {@code /feedback?event_id=<delivery id>&type=return|conversion&reason=…}. */
@Controller("/feedback")
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
@Requires(beans = DataSource.class)
final class FeedbackController {
    private static final Refusal TYPE =
            new Refusal(HttpStatus.BAD_REQUEST, "The field type must be return or conversion");
    private static final Refusal EVENT =
            new Refusal(HttpStatus.BAD_REQUEST, "The field event_id must name the delivery");

    private final RequestFields fields;
    private final FeedbackDesk desk;
    private final FeedbackAnswers answers;
    private final ExecutorService workers;

    FeedbackController(
            RequestFields fields,
            FeedbackDesk desk,
            FeedbackAnswers answers,
            @Named(TaskExecutors.BLOCKING) ExecutorService workers) {
        this.fields = fields;
        this.desk = desk;
        this.answers = answers;
        this.workers = workers;
    }

    @Post
    CompletableFuture<MutableHttpResponse<byte[]>> post(HttpRequest<?> request) {
        return take(request);
    }

    @Get(headRoute = false)
    CompletableFuture<MutableHttpResponse<byte[]>> get(HttpRequest<?> request) {
        return take(request);
    }

    @Put
    MutableHttpResponse<byte[]> put(HttpRequest<?> request) {
        return otherMethod(request);
    }

    @Patch
    MutableHttpResponse<byte[]> patch(HttpRequest<?> request) {
        return otherMethod(request);
    }

    @Delete
    MutableHttpResponse<byte[]> delete(HttpRequest<?> request) {
        return otherMethod(request);
    }

    @Options
    MutableHttpResponse<byte[]> options(HttpRequest<?> request) {
        return otherMethod(request);
    }

    /** Buyers who come from elsewhere are used to 415 here, not 405. */
    private MutableHttpResponse<byte[]> otherMethod(HttpRequest<?> request) {
        return answers.refuse(
                request,
                new Refusal(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "The " + request.getMethodName() + " method is not allowed"));
    }

    private CompletableFuture<MutableHttpResponse<byte[]>> take(HttpRequest<?> request) {
        return fields.read(request)
                .thenApplyAsync(
                        read -> switch (read) {
                            case Checked.Refused<Map<String, String>>(Refusal refusal) ->
                                answers.refuse(request, refusal);
                            case Checked.Passed<Map<String, String>>(Map<String, String> sent) ->
                                answer(request, FeedbackReport.of(sent));
                        },
                        workers);
    }

    private MutableHttpResponse<byte[]> answer(HttpRequest<?> request, FeedbackReport report) {
        if (report.event().isEmpty() || !report.isKnown()) {
            return answers.refuse(request, report.event().isEmpty() ? EVENT : TYPE);
        }
        return switch (desk.take(report, request.getHeaders())) {
            case Told.Refused(Refusal refusal) -> answers.refuse(request, refusal);
            case Told.Handled handled -> answers.handled(request, handled);
        };
    }
}
