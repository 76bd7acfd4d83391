package io.waybill.app.reviews;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.waybill.app.answer.Answers;
import io.waybill.app.answer.Refusal;
import io.waybill.app.reviews.ReviewQueue.Filter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The leads that wait for a person, and what is decided about them. {@code before} is the id of the last one of the page before. */
@Controller("/api/reviews")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReviewController {
    private static final int MOST = 200;
    private static final Set<String> KINDS = Set.of("unknown", ReviewQueue.REVIEW, ReviewQueue.REMEDIATION);

    private final ReviewQueue queue;
    private final ReviewDesk desk;
    private final ReviewView view;
    private final Answers answers;

    ReviewController(ReviewQueue queue, ReviewDesk desk, ReviewView view, Answers answers) {
        this.queue = queue;
        this.desk = desk;
        this.view = view;
        this.answers = answers;
    }

    @Get
    HttpResponse<byte[]> list(
            @Nullable @QueryValue String kind,
            @Nullable @QueryValue String flow,
            @Nullable @QueryValue String recipient,
            @Nullable @QueryValue String before,
            @QueryValue(defaultValue = "50") String limit) {
        if (!limit.matches("[0-9]{1,4}") || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > MOST) {
            return badRequest("The limit must be a number from 1 to " + MOST);
        }
        if (kind != null && !KINDS.contains(kind)) {
            return badRequest("The kind must be unknown, review or remediation");
        }
        if (before != null && !before.matches("[0-9a-fA-F]{32}")) {
            return badRequest("The cursor before must be a lead's id of 32 hex digits");
        }
        var page = queue.list(new Filter(kind, flow, recipient, before), Integer.parseInt(limit));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("reviews", page.stream().map(view::of).toList());
        document.put("counts", counts(flow));
        return answers.document(HttpStatus.OK, document);
    }

    private Map<String, Long> counts(@Nullable String flow) {
        Map<String, Long> counts = new LinkedHashMap<>();
        List.of(ReviewQueue.REVIEW, ReviewQueue.REMEDIATION)
                .forEach(state -> counts.put(state, queue.count(state, flow)));
        return counts;
    }

    /** {@code confirm}, {@code release}, {@code repost} or {@code close}. */
    @Post("/{lead}/{action}")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> resolve(String lead, String action, @Body @Nullable String body, HttpRequest<?> request) {
        return desk.resolve(lead, action, body, request);
    }

    private HttpResponse<byte[]> badRequest(String reason) {
        return answers.error(new Refusal(HttpStatus.BAD_REQUEST, reason));
    }
}
